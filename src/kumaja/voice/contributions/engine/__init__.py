"""The hold on what the room keeps secret."""
