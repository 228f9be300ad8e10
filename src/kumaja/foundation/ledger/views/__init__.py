"""The public pages of the log, and its proofs for programs."""
