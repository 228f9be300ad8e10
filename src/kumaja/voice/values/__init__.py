"""The seven values of participation (osallisuusarvio; M18), read from what happened."""
