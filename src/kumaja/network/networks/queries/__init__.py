"""Reading networks: one with all that its page shows, lists, who does what, contact roles."""
