"""The promises of the service, each held against the running whole."""
