"""The command line (komentorivi): `kumaja …`, the door for operators and scripts."""
