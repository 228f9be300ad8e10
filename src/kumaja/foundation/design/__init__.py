"""The look of Kumaja (ulkoasu; M27): components, pictures, style guide, print."""
