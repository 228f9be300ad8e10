"""Plain values about good practices."""
