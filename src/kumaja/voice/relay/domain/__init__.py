"""Plain Python: rules without a database."""
