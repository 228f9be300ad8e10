"""What the one who spoke says of the answer, and the one time it may be opened again."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kumaja.foundation.core.models import PublicCode
from kumaja.foundation.ledger.models import Committed
from kumaja.voice.contributions.models import Contribution, Point
from kumaja.voice.echo.domain.states import Opinion, VerdictKind
from kumaja.voice.echo.models.notice import Notice


class Verdict(Committed):
    """Whether what was asked for came true, by the one who asked (arvio)."""

    KIND: ClassVar[str] = "verdict"
    COMMITTED: ClassVar[tuple[str, ...]] = (
        "number", "speaker_name", "outcome", "language", "why", "listened", "knew_enough",
        "given_at",
    )  # fmt: skip

    code = PublicCode()
    notice = models.OneToOneField(Notice, on_delete=models.PROTECT, related_name="verdict")
    number = models.CharField(max_length=12)
    speaker_name = models.CharField(max_length=250)
    outcome = models.CharField(max_length=15, choices=[(kind, kind) for kind in VerdictKind])
    language = models.CharField(max_length=2)
    why = models.TextField(blank=True, max_length=4000)
    listened = models.CharField(
        max_length=10, blank=True, choices=[(each, each) for each in Opinion]
    )
    knew_enough = models.CharField(
        max_length=10, blank=True, choices=[(each, each) for each in Opinion]
    )
    given_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index("outcome", name="verdict_by_outcome")]

    def __str__(self) -> str:
        return f"{self.number} {self.outcome}"


class Reopening(Committed):
    """That the one who spoke opened an answer again, once (uudelleen avaaminen)."""

    KIND: ClassVar[str] = "reopening"
    COMMITTED: ClassVar[tuple[str, ...]] = ("number", "speaker_name", "reason", "at")

    contribution = models.OneToOneField(
        Contribution, on_delete=models.PROTECT, related_name="reopening"
    )
    number = models.CharField(max_length=12)
    speaker_name = models.CharField(max_length=250)
    points = models.ManyToManyField(Point, related_name="reopenings")
    reason = models.TextField(blank=True, max_length=4000)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason="") | Q(salt=""), name="reopening_says_what_is_missing"
            )
        ]

    def __str__(self) -> str:
        return self.number
