"""The hold on the libraries that know words."""
