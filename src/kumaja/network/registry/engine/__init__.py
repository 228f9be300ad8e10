"""What the merging of records stands on: every column of every room that points to one."""
