"""Finding partners, and answering from a mail."""
