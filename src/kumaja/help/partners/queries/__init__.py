"""Finding partners, and reading requests and their answers."""
