"""Reading what came of what was said."""
