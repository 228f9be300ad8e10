"""The choices an activity's record is made of."""

from __future__ import annotations

from enum import StrEnum


class ActivityKind(StrEnum):
    """Support, a repeated group, volunteering, or something that happens once."""

    SUPPORT = "support"
    GROUP = "group"
    VOLUNTEERING = "volunteering"
    ONE_OFF = "one_off"


class WayIn(StrEnum):
    """How one begins: come along, call, register, or write."""

    COME = "come"
    CALL = "call"
    REGISTER = "register"
    WRITE = "write"


class ChannelKind(StrEnum):
    """Where it happens: a place, the phone, online, at one's home, by mail."""

    PLACE = "place"
    PHONE = "phone"
    ONLINE = "online"
    HOME = "home"
    EMAIL = "email"


class PriceKind(StrEnum):
    """Free, paid, or not told."""

    FREE = "free"
    PAID = "paid"
    UNKNOWN = "unknown"


class Fact(StrEnum):
    """A fact on access or on who can come; a fact without a row is not known."""

    STEP_FREE = "step_free"
    ACCESSIBLE_TOILET = "accessible_toilet"
    INDUCTION_LOOP = "induction_loop"
    SIGN_LANGUAGE = "sign_language"
    QUIET_SPACE = "quiet_space"
    PERSONAL_ASSISTANT = "personal_assistant"
    ASSISTANCE_DOG = "assistance_dog"
    ACCESSIBLE_PARKING = "accessible_parking"
    PUBLIC_TRANSPORT = "public_transport"
    EASY_LANGUAGE = "easy_language"
    FRAGRANCE_FREE = "fragrance_free"
    MEMBERSHIP = "membership"
    REFERRAL = "referral"
    REGISTRATION = "registration"
    DIAGNOSIS = "diagnosis"


CONDITIONS = frozenset({Fact.MEMBERSHIP, Fact.REFERRAL, Fact.REGISTRATION, Fact.DIAGNOSIS})
ACCESS_FACTS = tuple(fact for fact in Fact if fact not in CONDITIONS)
