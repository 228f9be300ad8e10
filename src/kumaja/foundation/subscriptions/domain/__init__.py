"""Plain values and rules of subscriptions."""
