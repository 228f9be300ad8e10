"""Pages of words from the field."""
