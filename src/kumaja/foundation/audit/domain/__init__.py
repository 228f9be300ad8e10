"""Plain rules of the audit: JSON-ready values, and how a state is put together from acts."""
