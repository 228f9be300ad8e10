"""Is it still true (tietojen ylläpito; M25): reminders, and words that something is wrong."""
