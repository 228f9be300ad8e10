"""How a view came about, in which role, by which channel, and who may see it."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

LONGEST_VIEW: Final = 20_000
LONGEST_POINT: Final = 4_000
MOST_POINTS: Final = 60


class SpeakerKind(StrEnum):
    """Who speaks: an organisation, a network with those behind it, or a resident as themselves."""

    ORGANISATION = "organisation"
    NETWORK = "network"
    RESIDENT = "resident"


class Basis(StrEnum):
    """How the view came about (mihin tämä perustuu)."""

    BOARD = "board"
    MEMBERS = "members"
    STAFF = "staff"
    OWN = "own"


class SpeakingRole(StrEnum):
    """In which role an association speaks; unanswered is stored as such (rooli kertomatta)."""

    PRODUCER = "producer"
    CO_DEVELOPER = "co_developer"
    ADVOCATE = "advocate"
    PEER = "peer"
    UNTOLD = ""


class Channel(StrEnum):
    """By which channel the view came (M11); reports count them."""

    FEEDBACK = "feedback"
    STATISTICS = "statistics"
    EXPERIENCE_EXPERT = "experience_expert"
    CO_DEVELOPMENT = "co_development"
    CONTRACT = "contract"
    COUNCIL = "council"
    INITIATIVE = "initiative"
    HEARING = "hearing"
    STATEMENT = "statement"
    DISCUSSION = "discussion"
    RESIDENT_PANEL = "resident_panel"
    COMMUNITY_MEETING = "community_meeting"
    SURVEY = "survey"
    PLATFORM = "platform"
    COMPARISON = "comparison"
    PERSONAL_MEETING = "personal_meeting"
    MEDIA = "media"
    CAMPAIGN = "campaign"
    OWN_NETWORK = "own_network"
    UMBRELLA = "umbrella"


class Direction(StrEnum):
    """Where a view is aimed (M11): at a decision, or at the development of services."""

    DECISION = "decision"
    SERVICE = "service"


class Degree(StrEnum):
    """Three degrees that are told apart (M11): osallistaminen, osallistuminen, vaikuttaminen."""

    INVOLVED = "involved"
    TAKING_PART = "taking_part"
    INFLUENCING = "influencing"


class Origin(StrEnum):
    """How the view came in: typed, answered by mail, or entered for someone."""

    TYPED = "typed"
    MAIL = "mail"
    PAPER = "paper"
    PHONE = "phone"


class Seen(StrEnum):
    """Who may see a view: everyone, the network, or the body that it is meant for alone."""

    EVERYONE = "everyone"
    NETWORK = "network"
    BODY = "body"


class AnswerBy(StrEnum):
    """How the one who spoke hears the answer."""

    DESK = "desk"
    MAIL = "mail"
    LETTER = "letter"
    PHONE = "phone"
    NONE = "none"
