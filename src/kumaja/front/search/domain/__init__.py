"""Plain values of the search page."""
