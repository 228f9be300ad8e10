"""Square codes that a phone's camera reads: an address on paper."""

from __future__ import annotations

import segno


def picture_of(url: str) -> str:
    """Return the code of an address as a picture that stands within a page (`data:`)."""
    made: str = segno.make(url, error="m").svg_data_uri(scale=4, border=2, light="#fff")
    return made
