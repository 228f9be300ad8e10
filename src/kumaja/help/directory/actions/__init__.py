"""Writing activities."""
