"""Reading the vocabularies that come with the program, and the national ones."""
