"""What is asked of those who declare likeness, report a text or rule on it."""
