"""What must hold for everything that is said, whatever happens to it."""
