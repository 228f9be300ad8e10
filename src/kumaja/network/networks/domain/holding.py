"""Who may hold a task: one community, or two to five associations together."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from kumaja.network.networks.domain.kinds import Manner
from kumaja.network.registry.domain.kinds import OrganisationKind

FEWEST_TOGETHER, MOST_TOGETHER = 2, 5
COMMUNITIES = frozenset({OrganisationKind.COMMUNITY, OrganisationKind.UMBRELLA})
Span = tuple[date, date | None]


def manner_of(kinds: Collection[str]) -> Manner | None:
    """Return how organisations of these kinds hold a task together, None when they can't.

    One community or umbrella holds it alone; otherwise two to five hold it together, and a public
    body is none of them: the three tasks are the associations' own.
    """
    if OrganisationKind.PUBLIC_BODY in kinds:
        return None
    if len(kinds) == 1:
        return Manner.COMMUNITY if set(kinds) <= COMMUNITIES else None
    return Manner.ASSOCIATIONS if FEWEST_TOGETHER <= len(kinds) <= MOST_TOGETHER else None


def fits(manner: Manner, kinds: Collection[str], *, has_title: bool) -> bool:
    """Test whether a task can be held in that manner by organisations of these kinds.

    An employee is told by the title of the post; at most one organisation employs. Any other
    manner needs a title or an organisation.
    """
    if manner in {Manner.COMMUNITY, Manner.ASSOCIATIONS}:
        return manner_of(kinds) is manner
    if manner is Manner.EMPLOYEE:
        return has_title and len(kinds) <= 1
    return (has_title or bool(kinds)) and len(kinds) <= MOST_TOGETHER


def overlaps(span: Span, others: Iterable[Span]) -> bool:
    """Test whether a half-open span of days shares a day with one of the others.

    A span whose end is its beginning has no day.
    """
    return any(_share_a_day(span, other) for other in others)


def _share_a_day(one: Span, two: Span) -> bool:
    (begins, ends), (starts, stops) = one, two
    if ends == begins or stops == starts:
        return False
    return (stops is None or begins < stops) and (ends is None or starts < ends)
