"""Writing matters: verbs, each in its own transaction."""
