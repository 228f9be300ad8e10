"""Ready courses of matters that come back: which stages, how long, with which promise."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kumaja.voice.matters.domain.kinds import PromiseLevel, StageKind


class Template(StrEnum):
    """A ready course of stages."""

    HEARING = "hearing"
    TWO_ROUNDS = "two_rounds"
    HYTE = "hyte"


@dataclass(frozen=True, slots=True)
class PlannedStage:
    """A stage of a template: its kind, from and to so many days after the matter begins."""

    kind: StageKind
    starts: int
    ends: int
    level: PromiseLevel | None = None


# A hearing of six weeks: a board meets once a month, and its secretary has a week beside it.
COURSES: Final[dict[Template, tuple[PlannedStage, ...]]] = {
    Template.HEARING: (
        PlannedStage(StageKind.PREPARATION, 0, 14),
        PlannedStage(StageKind.HEARING, 14, 56, PromiseLevel.CONSULT),
        PlannedStage(StageKind.DECISION, 86, 87),
        PlannedStage(StageKind.FOLLOW_UP, 270, 300),
    ),
    Template.TWO_ROUNDS: (
        PlannedStage(StageKind.PREPARATION, 0, 14),
        PlannedStage(StageKind.HEARING, 14, 56, PromiseLevel.INVOLVE),
        PlannedStage(StageKind.HEARING, 84, 126, PromiseLevel.INVOLVE),
        PlannedStage(StageKind.DECISION, 156, 157),
        PlannedStage(StageKind.FOLLOW_UP, 340, 370),
    ),
    # Law 612/2021 §§ 6–7: county, municipalities and associations negotiate at least yearly.
    Template.HYTE: (
        PlannedStage(StageKind.PREPARATION, 0, 42),
        PlannedStage(StageKind.SURVEY, 14, 56, PromiseLevel.CONSULT),
        PlannedStage(StageKind.NEGOTIATION, 70, 71, PromiseLevel.COLLABORATE),
        PlannedStage(StageKind.DECISION, 100, 101),
        PlannedStage(StageKind.FOLLOW_UP, 330, 360),
    ),
}
