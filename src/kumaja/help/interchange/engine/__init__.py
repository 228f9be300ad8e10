"""The hold on files of other systems."""
