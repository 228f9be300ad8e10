"""The front page and the pages about the service itself (etusivu; M27)."""
