"""The front page and the service's own pages."""
