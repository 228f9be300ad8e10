"""The hold on the library that encrypts."""
