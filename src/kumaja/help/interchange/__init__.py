"""Exchange with other systems (tiedonvaihto; M25): PTV in, HSDS in and out, frames, webhooks."""
