"""Plain rules of the interfaces: how much may be asked."""
