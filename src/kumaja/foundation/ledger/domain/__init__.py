"""Hashes and proofs: plain Python, recomputable by hand."""
