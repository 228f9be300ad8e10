"""The hold on the mail server."""
