"""Asking, confirming, mending in place, and what somebody told to be wrong."""
