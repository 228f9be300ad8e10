"""Pages of the audit, and of those who record for it."""
