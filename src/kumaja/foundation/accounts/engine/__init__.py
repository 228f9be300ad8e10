"""The hold on the libraries that encrypt and that read forms."""
