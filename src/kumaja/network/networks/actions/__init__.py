"""Writing to networks: founding, joining, holding tasks, offering, goals, contact roles."""
