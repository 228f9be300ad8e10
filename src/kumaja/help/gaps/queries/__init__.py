"""Who is alike elsewhere, what is missing where, and who has taken it on."""
