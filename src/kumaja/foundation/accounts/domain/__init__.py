"""Plain rules of signing in: typed codes, mailed links, browsers, personal data."""
