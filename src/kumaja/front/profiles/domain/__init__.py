"""Plain values of the composed pages."""
