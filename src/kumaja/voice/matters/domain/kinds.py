"""What sorts of matters, stages and promises there are."""

from __future__ import annotations

from enum import StrEnum


class MatterObject(StrEnum):
    """What is prepared (M10): a strategy, a service, a chain of services or other."""

    STRATEGY = "strategy"
    PROGRAMME = "programme"
    PLAN = "plan"
    SERVICE = "service"
    SERVICE_CHAIN = "service_chain"
    GRANTS = "grants"
    RULES = "rules"
    NEGOTIATION = "negotiation"


class Phase(StrEnum):
    """Which part of the work the matter is about: planning, carrying out, evaluation."""

    PLANNING = "planning"
    CARRYING_OUT = "carrying_out"
    EVALUATION = "evaluation"


class OwnerPart(StrEnum):
    """What an owner is to the matter: organiser (järjestäjä) or producer (tuottaja)."""

    ORGANISER = "organiser"
    PRODUCER = "producer"


class StageKind(StrEnum):
    """What happens in a stage of a matter."""

    PREPARATION = "preparation"
    WORKSHOP = "workshop"
    SURVEY = "survey"
    HEARING = "hearing"
    NEGOTIATION = "negotiation"
    GRANT_CALL = "grant_call"
    DECISION = "decision"
    CARRYING_OUT = "carrying_out"
    FOLLOW_UP = "follow_up"


# Stages in which those outside can still move the matter; their last day is what counts.
SPEAKING = (StageKind.WORKSHOP, StageKind.SURVEY, StageKind.HEARING, StageKind.NEGOTIATION)
# What stands in the calendar by its last day: a call for grants too, though nobody gives views.
WITH_LAST_DAY = (*SPEAKING, StageKind.GRANT_CALL)


class PromiseLevel(StrEnum):
    """What the decider promises to do with what is said, from least to most.

    The five levels follow IAP2's Spectrum of Public Participation; the words that people read are
    our own (SCREENS 2.9).
    """

    INFORM = "inform"
    CONSULT = "consult"
    INVOLVE = "involve"
    COLLABORATE = "collaborate"
    EMPOWER = "empower"

    @property
    def rank(self) -> int:
        """Its place from the least (0) to the most."""
        return tuple(PromiseLevel).index(self)
