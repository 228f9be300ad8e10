"""How far two names are from each other, in signs."""

from __future__ import annotations

from collections.abc import Iterator
from os.path import commonprefix


def is_within(one: str, other: str, most: int) -> bool:
    """Test whether at most so many signs must be added, dropped, changed or swapped with the next.

    The distance of Damerau in its restricted form (optimal string alignment).
    """
    one, other = _without_what_is_common(one, other)
    if abs(len(one) - len(other)) > most:
        return False
    if not (one and other):
        return True
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, sign in enumerate(one, 1):
        last, before, row = before, row, [place]
        for there, sign_there in enumerate(other, 1):
            cost = sign != sign_there
            best = min(before[there] + 1, row[there - 1] + 1, before[there - 1] + cost)
            if _is_swap(one, other, place, there):
                best = min(best, last[there - 2] + 1)
            row.append(best)
        if min(row) > most:
            return False
    return row[-1] <= most


def _without_what_is_common(one: str, other: str) -> tuple[str, str]:
    """Return two texts without the beginning and the end that they share."""
    start = len(commonprefix([one, other]))  # noqa: RUF071 - of signs, as is meant
    one, other = one[start:], other[start:]
    end = len(commonprefix([one[::-1], other[::-1]]))  # noqa: RUF071
    return (one[:-end], other[:-end]) if end else (one, other)


def _is_swap(one: str, other: str, place: int, there: int) -> bool:
    """Test whether the signs before the two places are the same two in the other order."""
    if place < 2 or there < 2:  # noqa: PLR2004 - a swap is of two
        return False
    return one[place - 1] == other[there - 2] and one[place - 2] == other[there - 1]


def without_one(text: str) -> Iterator[str]:
    """Yield the text and each text with one sign dropped: two within one edit share one of them."""
    yield text
    for place in range(len(text)):
        yield text[:place] + text[place + 1 :]
