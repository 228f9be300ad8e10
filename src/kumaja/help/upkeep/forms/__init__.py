"""Mending in place, telling that something is wrong, and answering that."""
