"""The hold on the signing key, and a verifier that needs nothing of Kumaja."""
