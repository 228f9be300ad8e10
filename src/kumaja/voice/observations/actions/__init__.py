"""What is told, read, tied, answered and told on."""
