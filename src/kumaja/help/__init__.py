"""Finding help (apu): what associations offer, and how it goes to other systems (M25, M26)."""
