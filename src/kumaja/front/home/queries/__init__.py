"""What the front page and the service's own pages show."""
