"""Whom to ask, where they are reached, and what is told of them."""
