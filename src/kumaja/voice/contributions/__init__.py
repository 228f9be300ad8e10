"""Contributions and points (näkemykset, kohdat; M11): one shape for every voice."""
