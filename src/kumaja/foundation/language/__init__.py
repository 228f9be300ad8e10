"""Word analysis, spelling and sorting keys (kieli; M25, M27): no tables."""
