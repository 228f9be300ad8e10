"""Counts in words up to twelve and days as they are read aloud, as the sentences need them."""

from __future__ import annotations

from datetime import date
from typing import Final

from kumaja.foundation.core.domain.dates import day_text

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

ON_WEEKDAYS: Final = {
    "fi": (
        "maanantaina", "tiistaina", "keskiviikkona", "torstaina", "perjantaina", "lauantaina",
        "sunnuntaina",
    ),
    "sv": (
        "måndagen den", "tisdagen den", "onsdagen den", "torsdagen den", "fredagen den",
        "lördagen den", "söndagen den",
    ),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}  # fmt: skip


def day_in_words(day: date, language: str) -> str:
    """Return `torstaina 12.3.2026` (sv `torsdagen den 12.3.2026`, en `Thursday 12 Mar 2026`)."""
    return f"{ON_WEEKDAYS[language][day.weekday()]} {day_text(day, language, with_weekday=False)}"


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
