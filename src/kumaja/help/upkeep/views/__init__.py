"""Checking by a mailed link, and telling that something is wrong."""
