"""The hold on what public bodies publish."""
