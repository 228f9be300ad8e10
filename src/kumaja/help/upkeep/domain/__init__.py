"""When one is asked, and what can be told to be wrong; no Django."""
