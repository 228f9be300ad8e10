"""The annex of a matter: who was heard, what they said and what became of it, in one value."""
