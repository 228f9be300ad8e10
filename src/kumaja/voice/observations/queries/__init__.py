"""What is read of words from the field."""
