"""The way back: what became of each point, who was told, and what they said of it."""

from kumaja.voice.echo.models.activity import DecisionActivity
from kumaja.voice.echo.models.annex import Annex, AnnexFile
from kumaja.voice.echo.models.board import BoardOpening
from kumaja.voice.echo.models.notice import Notice, Reminder
from kumaja.voice.echo.models.verdict import Reopening, Verdict
from kumaja.voice.echo.models.weighing import Change, DecisionPoint, Weighing, WeighingQuerySet

__all__ = [
    "Annex",
    "AnnexFile",
    "BoardOpening",
    "Change",
    "DecisionActivity",
    "DecisionPoint",
    "Notice",
    "Reminder",
    "Reopening",
    "Verdict",
    "Weighing",
    "WeighingQuerySet",
]
