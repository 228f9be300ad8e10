"""Desks of those who are signed in (työpöytä; M01): our association, administration."""
