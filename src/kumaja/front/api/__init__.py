"""The interface for other systems (rajapinta; M38): JSON and CSV at /api/v1/."""
