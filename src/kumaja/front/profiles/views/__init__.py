"""The composed pages and the lists that lead to them."""
