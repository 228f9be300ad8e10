"""Plain values about places."""
