"""Composed pages: organisation, activity, municipality, public body, network (M01–M03, M25)."""
