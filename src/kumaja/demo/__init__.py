"""The demonstration (kokeilu): an invented region to try everything in, mounted only by its own settings."""
