"""Commands of the word analysis."""
