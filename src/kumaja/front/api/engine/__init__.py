"""Counting what is asked of the interfaces."""
