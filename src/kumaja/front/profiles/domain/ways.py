"""Which one way leads into an activity, and which others there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kumaja.help.directory.domain.kinds import WayIn


class Act(StrEnum):
    """What one does: call, write, open a page, find the place, ask the association."""

    CALL = "call"
    MAIL = "mail"
    LINK = "link"
    PLACE = "place"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Way:
    """One thing to do, and the number, address or page to do it with."""

    act: Act
    value: str


# What each way in asks for, best first; whoever is refused at the door had better call.
_ORDERS = {
    WayIn.COME: (Act.PLACE, Act.LINK, Act.CALL, Act.MAIL),
    WayIn.CALL: (Act.CALL, Act.MAIL, Act.LINK),
    WayIn.REGISTER: (Act.LINK, Act.MAIL, Act.CALL),
    WayIn.WRITE: (Act.MAIL, Act.LINK, Act.CALL),
}
_ASKING_FIRST = (Act.CALL, Act.MAIL, Act.LINK)


def primary_way(
    way_in: WayIn, ways: Sequence[Way], organisation: str, *, must_ask: bool = False
) -> Way:
    """Return the one way that the record names; its association's page when it tells none.

    A full group and a secret address are asked about first (`must_ask`), whatever the record says.
    """
    for act in _ASKING_FIRST if must_ask else _ORDERS[way_in]:
        for way in ways:
            if way.act is act:
                return way
    return Way(Act.ASK, organisation)


def other_ways(ways: Iterable[Way], primary: Way) -> tuple[Way, ...]:
    """Return the ways beside the primary one, each once; the place stands among the facts."""
    kept = dict.fromkeys(way for way in ways if way.act is not Act.PLACE and way != primary)
    return tuple(kept)
