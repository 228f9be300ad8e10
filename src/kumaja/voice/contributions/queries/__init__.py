"""Reading what was said: positions with their holders, what waits of moderation."""
