"""Writing what is said: verbs, each in its own transaction."""
