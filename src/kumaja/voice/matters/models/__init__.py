"""Matters with their owners, stages and promises, and the decisions that end them."""

from kumaja.voice.matters.models.decision import Decision, DecisionQuerySet
from kumaja.voice.matters.models.follow import ToldDay
from kumaja.voice.matters.models.matter import (
    AffectedGroup,
    Matter,
    MatterOwner,
    MatterQuerySet,
)
from kumaja.voice.matters.models.promise import Promise, PromiseQuerySet
from kumaja.voice.matters.models.stage import PeriodChange, Stage, StageQuerySet
from kumaja.voice.matters.models.watch import Suggestion, SuggestionQuerySet, WatchedFeed

__all__ = [
    "AffectedGroup",
    "Decision",
    "DecisionQuerySet",
    "Matter",
    "MatterOwner",
    "MatterQuerySet",
    "PeriodChange",
    "Promise",
    "PromiseQuerySet",
    "Stage",
    "StageQuerySet",
    "Suggestion",
    "SuggestionQuerySet",
    "ToldDay",
    "WatchedFeed",
]
