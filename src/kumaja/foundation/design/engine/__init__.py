"""The files that the asset build leaves: hashed names and icons."""
