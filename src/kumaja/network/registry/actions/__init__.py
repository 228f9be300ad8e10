"""Writing to the registry: records, and the roles of people."""
