"""The wing of voices (vaikuttaminen; M10–M21): what is said, to whom, and what came of it."""
