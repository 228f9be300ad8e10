"""One search over all that is public (haku; M38)."""
