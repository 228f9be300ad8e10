"""What sorts of networks, tasks, holdings and states there are."""

from __future__ import annotations

from enum import StrEnum


class NetworkKind(StrEnum):
    """What brings a network together (alueellinen, teema-, ilmiö-, ala-, paikkaverkosto …)."""

    REGIONAL = "regional"
    AREA = "area"
    PLACE = "place"
    THEMATIC = "thematic"
    PHENOMENON = "phenomenon"
    SECTOR = "sector"
    CIRCLE = "circle"


class Degree(StrEnum):
    """How actively a member takes part (seuraa, osallistuu, aktiivinen); the member decides."""

    ACTIVE = "active"
    TAKES_PART = "takes_part"
    FOLLOWS = "follows"


class TaskKind(StrEnum):
    """What a network needs somebody for (koordinointi, tiedottaminen, vaikuttaminen, muu)."""

    COORDINATION = "coordination"
    INFORMING = "informing"
    INFLUENCING = "influencing"
    OTHER = "other"


THREE_TASKS = (TaskKind.COORDINATION, TaskKind.INFORMING, TaskKind.INFLUENCING)


class Manner(StrEnum):
    """How a task is held: by one community, by 2–5 associations, by an employee, otherwise."""

    COMMUNITY = "community"
    ASSOCIATIONS = "associations"
    EMPLOYEE = "employee"
    OTHER = "other"


class OfferState(StrEnum):
    """Where an offer to take a task stands (tarjous); it waits for all its parties first."""

    GATHERING = "gathering"
    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


OPEN_OFFERS = frozenset({OfferState.GATHERING, OfferState.WAITING})


class GoalState(StrEnum):
    """How a goal fares at a report (matkalla, jumissa, toteutunut, luovuttu)."""

    ON_ITS_WAY = "on_its_way"
    STUCK = "stuck"
    REACHED = "reached"
    GIVEN_UP = "given_up"
