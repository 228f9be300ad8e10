"""Exchange with other systems (tiedonvaihto; M25): the national service store, PTV."""
