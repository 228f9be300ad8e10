"""Ways to read the cells of a column, with what is known to look up by."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kumaja.foundation.imports.domain.cells import Cell, Read, read_line, read_text
from kumaja.foundation.imports.domain.columns import Known
from kumaja.foundation.imports.domain.numbers import read_postal_code
from kumaja.foundation.imports.domain.reached import read_page
from kumaja.foundation.imports.domain.wording import (
    read_choice,
    read_municipalities,
    read_municipality,
    read_terms,
)
from kumaja.foundation.language.domain.keys import match_key

Reads = Callable[[Cell, Known], Read]


def line(longest: int) -> Reads:
    """Read one line of text."""
    return lambda cell, _: read_line(cell, longest)


def text(longest: int = 10_000) -> Reads:
    """Read text of several lines."""
    return lambda cell, _: read_text(cell, longest)


def plain(reads: Callable[[Cell], Read]) -> Reads:
    """Read what needs nothing to look up by."""
    return lambda cell, _: reads(cell)


def page(longest: int = 200) -> Reads:
    """Read a web address."""
    return lambda cell, _: read_page(cell, longest)


def municipality(cell: Cell, known: Known) -> Read:
    """Read the name or the code of a municipality."""
    return read_municipality(cell, known.municipalities)


def municipalities(cell: Cell, known: Known) -> Read:
    """Read a list of municipalities, or the whole region."""
    return read_municipalities(cell, known.municipalities)


def postal_code(cell: Cell, known: Known) -> Read:
    """Read a postal code."""
    return read_postal_code(cell, known.postal_codes)


def terms(scheme: str) -> Reads:
    """Read words of one of our lists."""
    return lambda cell, known: read_terms(cell, known.terms.get(scheme, {}))


def choice(words: Mapping[str, str]) -> Reads:
    """Read one choice; `words` are code → what it may be called, parted by commas."""
    meant = {match_key(word): code for code, told in words.items() for word in told.split(",")}
    told = ", ".join(told.split(",")[0].strip() for told in words.values())
    return lambda cell, _: read_choice(cell, meant, told)
