"""Contributions with their points, what was corrected, and the positions that people declare."""

from kumaja.voice.contributions.models.contribution import (
    Attachment,
    Backer,
    Contribution,
    ContributionQuerySet,
    Correction,
    NumberSeries,
    Withdrawal,
)
from kumaja.voice.contributions.models.moderation import (
    Hiding,
    HidingQuerySet,
    Report,
    ReportQuerySet,
)
from kumaja.voice.contributions.models.point import Point, PointQuerySet
from kumaja.voice.contributions.models.position import Holding, Position, PositionQuerySet

__all__ = [
    "Attachment",
    "Backer",
    "Contribution",
    "ContributionQuerySet",
    "Correction",
    "Hiding",
    "HidingQuerySet",
    "Holding",
    "NumberSeries",
    "Point",
    "PointQuerySet",
    "Position",
    "PositionQuerySet",
    "Report",
    "ReportQuerySet",
    "Withdrawal",
]
