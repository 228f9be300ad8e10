"""Writing practices, and telling how they fared."""
