"""Tags of activities."""
