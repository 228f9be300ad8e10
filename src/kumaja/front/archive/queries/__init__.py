"""What an archive tells of a region: only what everyone may read."""
