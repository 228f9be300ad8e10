"""The municipalities of Finland over the years, counties, villages, postal codes (paikat; M01)."""
