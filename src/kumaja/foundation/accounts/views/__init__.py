"""Pages of signing in, of mailed links and of one's own account."""
