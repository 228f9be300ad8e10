"""Commands of the registry: `kumaja manage …`."""
