"""Counts in words up to twelve, in the forms that the sentence of an echo needs."""

from __future__ import annotations

from typing import Final

ONE_TO_TWELVE: Final = {
    "fi": (
        "yksi", "kaksi", "kolme", "neljä", "viisi", "kuusi", "seitsemän", "kahdeksan",
        "yhdeksän", "kymmenen", "yksitoista", "kaksitoista",
    ),
    "sv": (
        "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
    ),
    "en": (
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ),
}  # fmt: skip
FROM: Final = (
    "yhdestä", "kahdesta", "kolmesta", "neljästä", "viidestä", "kuudesta", "seitsemästä",
    "kahdeksasta", "yhdeksästä", "kymmenestä", "yhdestätoista", "kahdestatoista",
)  # fmt: skip
PARTS: Final = (
    "yhtä", "kahta", "kolmea", "neljää", "viittä", "kuutta", "seitsemää", "kahdeksaa",
    "yhdeksää", "kymmentä", "yhtätoista", "kahtatoista",
)  # fmt: skip


def in_words(number: int, language: str) -> str:
    """Return `three`; a figure above twelve."""
    return _of(ONE_TO_TWELVE[language], number)


def from_among(number: int) -> str:
    """Return the Finnish elative: `viidestä`."""
    return _of(FROM, number)


def as_part(number: int) -> str:
    """Return the Finnish partitive: `kolmea`, which a negative clause takes."""
    return _of(PARTS, number)


def _of(table: tuple[str, ...], number: int) -> str:
    return table[number - 1] if 1 <= number <= len(table) else str(number)
