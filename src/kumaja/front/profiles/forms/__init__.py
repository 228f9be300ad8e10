"""What lists are narrowed by, and what is asked of who wants in."""
