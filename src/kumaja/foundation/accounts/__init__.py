"""People who sign in (tilit; M01, M27): codes by mail, second factors, one's own data."""
