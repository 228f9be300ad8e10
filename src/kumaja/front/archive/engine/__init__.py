"""The hold on the disk."""
