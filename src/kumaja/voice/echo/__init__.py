"""The echo (kaiku; M17): what came of what was said, told to the one who said it."""
