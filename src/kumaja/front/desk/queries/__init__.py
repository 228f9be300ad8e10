"""What the desk reads across the rooms."""
