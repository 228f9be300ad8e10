"""Reading the lists that come with the program."""
