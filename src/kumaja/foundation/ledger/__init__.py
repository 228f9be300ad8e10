"""Nobody can quietly change it (todiste; M17): an append-only Merkle log of commitments."""
