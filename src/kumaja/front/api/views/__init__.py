"""The interface, and whether the service is well."""
