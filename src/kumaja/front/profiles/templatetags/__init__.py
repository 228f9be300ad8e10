"""Tags of the profiles."""
