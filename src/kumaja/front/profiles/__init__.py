"""Composed pages of an organisation, an activity, a municipality, a public body (M01, M25)."""
