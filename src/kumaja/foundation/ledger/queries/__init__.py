"""What the log came to, what it proves, and whether it still does."""
