"""What an owner answers to a point, and what changed in its text because of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kumaja.foundation.core.models import PublicCode, TrilingualText
from kumaja.foundation.ledger.models import Committed
from kumaja.voice.contributions.models import Point
from kumaja.voice.echo.domain.states import PointState
from kumaja.voice.matters.models import Decision, Matter, MatterOwner

ANSWERS = [(state, state) for state in PointState if state.is_answered]


class Change(models.Model):
    """A paragraph or measure that changed (muutos): the old text beside the new."""

    code = PublicCode()
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="text_changes")
    owner = models.ForeignKey(MatterOwner, on_delete=models.PROTECT, related_name="text_changes")
    heading_fi = models.CharField(max_length=200, blank=True)
    heading_sv = models.CharField(max_length=200, blank=True)
    heading_en = models.CharField(max_length=200, blank=True)
    heading = TrilingualText()
    old_fi = models.TextField(blank=True)
    old_sv = models.TextField(blank=True)
    old_en = models.TextField(blank=True)
    old = TrilingualText()
    new_fi = models.TextField(blank=True)
    new_sv = models.TextField(blank=True)
    new_en = models.TextField(blank=True)
    new = TrilingualText()
    paragraph_key = models.CharField(max_length=12, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(heading_fi="") | ~Q(heading_sv="") | ~Q(heading_en=""),
                name="change_named",
            )
        ]

    def __str__(self) -> str:
        return self.heading_fi or self.heading_sv or self.heading_en


class WeighingQuerySet(models.QuerySet["Weighing"]):
    """Reading words of weighings."""

    def current(self) -> WeighingQuerySet:
        """Keep what stands: neither answered anew nor reopened."""
        return self.filter(is_current=True)

    def on(self, matter: Matter) -> WeighingQuerySet:
        """Keep those of the matter's points."""
        return self.filter(point__contribution__matter=matter)


class Weighing(Committed):
    """An owner's answer to one point (käsittely); a later one replaces it, both stay.

    `on_behalf` says that coordination wrote it for the body. `weighed_by` is a role and never a
    person. A point without a current weighing of an owner that it asks is open.
    """

    KIND: ClassVar[str] = "weighing"
    COMMITTED: ClassVar[tuple[str, ...]] = (
        "code", "point_code", "body_name", "state", "language", "reason", "belongs_to",
        "change_heading", "weighed_by", "on_behalf", "weighed_at",
    )  # fmt: skip

    code = PublicCode()
    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="weighings")
    owner = models.ForeignKey(MatterOwner, on_delete=models.PROTECT, related_name="weighings")
    point_code = models.CharField(max_length=10)
    body_name = models.CharField(max_length=250)
    state = models.CharField(max_length=15, choices=ANSWERS)
    language = models.CharField(max_length=2)
    reason = models.TextField(blank=True, max_length=4000)
    belongs_to = models.CharField(max_length=300, blank=True)
    change = models.ForeignKey(
        Change, null=True, blank=True, on_delete=models.PROTECT, related_name="weighings"
    )
    change_heading = models.CharField(max_length=200, blank=True)
    weighed_by = models.CharField(max_length=250)
    on_behalf = models.BooleanField(default=False)
    weighed_at = models.DateTimeField()
    weighed_on = models.DateField()  # its day in Finland: boards count by it
    is_current = models.BooleanField(default=True)

    objects = WeighingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "point", "owner", condition=Q(is_current=True), name="weighing_one_stands"
            ),
            models.CheckConstraint(
                condition=Q(state=PointState.TAKEN) | ~Q(reason="") | Q(salt=""),
                name="weighing_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state=PointState.TAKEN) | Q(change__isnull=False),
                name="weighing_taken_shows_what_changed",
            ),
            models.CheckConstraint(
                condition=~Q(state=PointState.OUT_OF_REMIT) | ~Q(belongs_to=""),
                name="weighing_out_of_remit_says_where",
            ),
        ]
        indexes = [
            models.Index("owner", "is_current", "weighed_on", name="weighing_by_owner"),
            models.Index("weighed_at", name="weighing_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.point} {self.state}"


class DecisionPoint(models.Model):
    """Ties a decision to a point that it answers (päätöksen kohta)."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="points")
    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="decisions")

    class Meta:
        constraints = [models.UniqueConstraint("decision", "point", name="decision_point_once")]

    def __str__(self) -> str:
        return f"{self.decision}: {self.point}"
