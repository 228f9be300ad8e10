"""The doors (ovet): the pages that compose what the rooms know, one search, interfaces (M38)."""
