"""Reads the number of a page from an address, whatever stands there."""

from __future__ import annotations

_MOST_DIGITS = 6


def page_number(value: str, last: int) -> int:
    """Return the page that is named, the first when it is no page, the last when it is too far."""
    if not value.isascii() or not value.isdigit() or len(value) > _MOST_DIGITS:
        return 1
    return min(max(1, int(value)), max(1, last))


def last_page(count: int, size: int) -> int:
    """Return how many pages so many rows take; none take one."""
    return max(1, -(-count // size))
