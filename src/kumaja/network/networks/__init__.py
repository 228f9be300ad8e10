"""Networks and communities (verkostot): who is in, who runs them, by whose decision (M02, M03)."""
