"""What is known here when a source is read, and how its records stand here now."""
