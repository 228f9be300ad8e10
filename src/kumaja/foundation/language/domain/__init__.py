"""Plain values of words and keys for sorting and matching."""
