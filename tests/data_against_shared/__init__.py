"""Our own data held against the real data beside the project; skipped where that is not there."""
