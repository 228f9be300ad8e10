"""Across borders (aukot, samanlaisia muualla): who is alike elsewhere, what is missing (M08)."""
