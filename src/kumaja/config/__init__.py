"""How the rooms are put together into one running service (kokoonpano): settings and addresses."""
