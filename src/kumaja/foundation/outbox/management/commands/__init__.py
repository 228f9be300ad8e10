"""Commands of the outbox: `kumaja manage …`."""
