"""What pages read of practices."""
