"""Reading the log of changes, and keeping what was read while it stands."""
