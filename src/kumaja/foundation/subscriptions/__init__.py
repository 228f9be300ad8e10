"""Who wants to hear of what, and how often (tilaukset; M34)."""
