"""Writing consultations: verbs, each in its own transaction."""
