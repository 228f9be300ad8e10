"""Where help is had at once: numbers that are sure, and what each is for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

CHECKED_ON = date(2026, 11, 20)


class Urgency(StrEnum):
    """What a number is for; its words are in the page."""

    DANGER = "danger"
    HEALTH = "health"
    POISONING = "poisoning"
    VIOLENCE = "violence"
    CRISIS_FI = "crisis_fi"
    CRISIS_SV = "crisis_sv"


@dataclass(frozen=True, slots=True)
class UrgentNumber:
    """One number; `is_always` only when it is sure that someone answers day and night."""

    urgency: Urgency
    number: str
    is_always: bool


NUMBERS = (
    UrgentNumber(Urgency.DANGER, "112", is_always=True),
    UrgentNumber(Urgency.HEALTH, "116 117", is_always=False),
    UrgentNumber(Urgency.VIOLENCE, "080 005 005", is_always=True),
    UrgentNumber(Urgency.CRISIS_FI, "09 2525 0111", is_always=True),
    UrgentNumber(Urgency.CRISIS_SV, "09 2525 0112", is_always=False),
    UrgentNumber(Urgency.POISONING, "0800 147 111", is_always=True),
)
