"""Asking through the network, answering, and telling what came of it."""
