"""Consultations (kuulemiset; M13): material, questions, a period, and who was reached."""
