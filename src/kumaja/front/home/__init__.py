"""The front page and the pages about the service itself; one's own page (etusivu; M27)."""
