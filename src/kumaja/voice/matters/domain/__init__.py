"""Plain Python: kinds, rules and truths without a database."""
