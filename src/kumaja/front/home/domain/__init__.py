"""Plain rules of the service's own pages."""
