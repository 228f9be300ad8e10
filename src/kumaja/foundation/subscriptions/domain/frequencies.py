"""How often one wants to hear, and by which way that can be."""

from __future__ import annotations

from enum import StrEnum


class Frequency(StrEnum):
    """At once, once a day, once a week, or only on one's own desk."""

    NOW = "now"
    DAILY = "daily"
    WEEKLY = "weekly"
    DESK = "desk"


class Way(StrEnum):
    """By which way one is reached: an account, a mail address alone, a postal address."""

    ACCOUNT = "account"
    MAIL = "mail"
    POST = "post"


_POSSIBLE = {
    Way.ACCOUNT: frozenset(Frequency),
    Way.MAIL: frozenset({Frequency.NOW, Frequency.DAILY, Frequency.WEEKLY}),
    Way.POST: frozenset({Frequency.WEEKLY}),
}


def is_possible(way: Way, frequency: Frequency) -> bool:
    """Test whether one can be told so often that way: a desk needs an account, post is gathered."""
    return frequency in _POSSIBLE[way]
