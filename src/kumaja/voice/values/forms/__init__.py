"""Forms of those who record for the audit."""
