"""What stands before the operations: how much may be asked, by which key, and what went wrong."""
