"""A contribution: who says what, how the view came about, and what became of its text."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from kumaja.foundation.core.models import PublicCode
from kumaja.foundation.ledger.models import Committed
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.models import Organisation
from kumaja.voice.contributions.domain.kinds import (
    LONGEST_VIEW,
    AnswerBy,
    Basis,
    Channel,
    Degree,
    Direction,
    Origin,
    Seen,
    SpeakerKind,
    SpeakingRole,
)
from kumaja.voice.matters.models import Matter, Stage


class NumberSeries(models.Model):
    """The running number of a region's year (numerosarja): one row, held while it is taken."""

    region = models.ForeignKey("regions.Region", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint("region", "year", name="number_series_once_a_year")]

    def __str__(self) -> str:
        return f"{self.year}-{self.last:04}"


def file_count_of(view: str) -> Coalesce:
    """Return how many files came with the view whose key stands in that column."""
    own = Attachment.objects.filter(contribution=OuterRef(view)).order_by()
    counted = own.values("contribution").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), 0)


class ContributionQuerySet(models.QuerySet["Contribution"]):
    """Reading words of contributions."""

    def in_region(self, region: Region) -> ContributionQuerySet:
        """Keep those of the region."""
        return self.filter(region=region)

    def out(self) -> ContributionQuerySet:
        """Keep those that have been sent and let out: not what waits for coordination first."""
        return self.filter(published_at__isnull=False)

    def standing(self) -> ContributionQuerySet:
        """Leave out what was withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def public(self) -> ContributionQuerySet:
        """Keep what everyone may read: let out to all, not hidden; withdrawn ones lack a text."""
        return self.out().filter(visibility=Seen.EVERYONE, hidden_at__isnull=True)

    def of(self, organisation: Organisation) -> ContributionQuerySet:
        """Keep what the organisation said in its own name."""
        return self.filter(organisation=organisation)

    def on(self, matter: Matter) -> ContributionQuerySet:
        """Keep what was said on the matter."""
        return self.filter(matter=matter)

    def with_files(self) -> ContributionQuerySet:
        """Tell of each how many files came with it, as `file_count`."""
        return self.annotate(file_count=file_count_of("pk"))

    def latest_first(self) -> ContributionQuerySet:
        """Order by when they came, the latest first."""
        return self.order_by("-said_at", "-pk")


class Contribution(Committed):
    """What an association, a network or a resident says (näkemys); one shape for every voice.

    The speaker's name and code are kept as they were that day. The text is never edited: what was
    corrected or withdrawn has a row of its own. `published_at` is empty while only coordination
    may read it. `reach_members` are whom the speaker counts, `reach_heard` who was asked and
    answered. `answer_to` is where the answer goes: a mail or postal address, a number.
    """

    KIND: ClassVar[str] = "contribution"
    COMMITTED: ClassVar[tuple[str, ...]] = (
        "number", "speaker_name", "speaker_code", "speaker_kind", "matter_code", "basis", "role",
        "reach_members", "reach_heard", "language", "body", "visibility", "origin", "said_at",
    )  # fmt: skip

    code = PublicCode()
    region = models.ForeignKey(
        "regions.Region", on_delete=models.PROTECT, related_name="contributions"
    )
    number = models.CharField(max_length=12)
    matter = models.ForeignKey(
        Matter, null=True, blank=True, on_delete=models.PROTECT, related_name="contributions"
    )
    stage = models.ForeignKey(
        Stage, null=True, blank=True, on_delete=models.PROTECT, related_name="contributions"
    )
    matter_code = models.CharField(max_length=10, blank=True)
    speaker_kind = models.CharField(max_length=12, choices=[(kind, kind) for kind in SpeakerKind])
    organisation = models.ForeignKey(
        "registry.Organisation", null=True, blank=True, on_delete=models.PROTECT,
        related_name="contributions",
    )  # fmt: skip
    network = models.ForeignKey(
        "networks.Network", null=True, blank=True, on_delete=models.PROTECT,
        related_name="contributions",
    )  # fmt: skip
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL,
        related_name="contributions",
    )  # fmt: skip
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip
    speaker_name = models.CharField(max_length=250)
    speaker_code = models.CharField(max_length=10, blank=True)
    basis = models.CharField(max_length=10, choices=[(basis, basis) for basis in Basis])
    role = models.CharField(
        max_length=15, blank=True, choices=[(role, role) for role in SpeakingRole]
    )
    reach_members = models.PositiveIntegerField(null=True, blank=True)
    reach_heard = models.PositiveIntegerField(null=True, blank=True)
    channel = models.CharField(
        max_length=20, choices=[(channel, channel) for channel in Channel], default=Channel.HEARING
    )
    direction = models.CharField(
        max_length=10, blank=True, choices=[(way, way) for way in Direction]
    )
    degree = models.CharField(
        max_length=12, choices=[(degree, degree) for degree in Degree], default=Degree.INFLUENCING
    )
    language = models.CharField(max_length=2)
    body = models.TextField(max_length=LONGEST_VIEW, blank=True)
    visibility = models.CharField(max_length=10, choices=[(seen, seen) for seen in Seen])
    origin = models.CharField(max_length=10, choices=[(origin, origin) for origin in Origin])
    answer_by = models.CharField(max_length=10, choices=[(way, way) for way in AnswerBy])
    answer_to = models.CharField(max_length=400, blank=True)
    said_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("region", "number", name="contribution_number_once"),
            models.CheckConstraint(
                condition=Q(
                    speaker_kind=SpeakerKind.ORGANISATION, organisation__isnull=False, network=None
                )
                | Q(speaker_kind=SpeakerKind.NETWORK, organisation=None, network__isnull=False)
                | Q(speaker_kind=SpeakerKind.RESIDENT, organisation=None, network=None),
                name="contribution_has_one_speaker",
            ),
            models.CheckConstraint(
                condition=Q(reach_members=None)
                | Q(reach_heard=None)
                | Q(reach_heard__lte=F("reach_members")),
                name="contribution_heard_within_members",
            ),
            models.CheckConstraint(
                condition=Q(stage=None) | Q(matter__isnull=False),
                name="contribution_stage_of_a_matter",
            ),
        ]
        indexes = [
            models.Index("matter", "said_at", name="contribution_by_matter"),
            models.Index("organisation", "said_at", name="contribution_by_speaker"),
            models.Index("region", "said_at", name="contribution_by_region"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.speaker_name}"

    @property
    def is_withdrawn(self) -> bool:
        """Test whether the speaker took it back: its text is gone, that it was said stays."""
        return self.withdrawn_at is not None

    @property
    def was_entered(self) -> bool:
        """Test whether somebody else wrote it down for the speaker."""
        return self.origin in {Origin.PAPER, Origin.PHONE}

    def waits_from(self) -> datetime:
        """Return from when its points wait: the close of its hearing, else when it came."""
        return self.stage.ends_at if self.stage is not None else self.said_at


class Backer(models.Model):
    """An organisation that stands behind what a network says (kuka on takana)."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="backers")
    organisation = models.ForeignKey(
        "registry.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=250)

    class Meta:
        constraints = [models.UniqueConstraint("contribution", "organisation", name="backer_once")]

    def __str__(self) -> str:
        return self.name


class Correction(Committed):
    """What the speaker corrected or added (korjaus); the text before it stays readable."""

    KIND: ClassVar[str] = "correction"
    COMMITTED: ClassVar[tuple[str, ...]] = ("number", "speaker_name", "body", "reason", "at")

    contribution = models.ForeignKey(
        Contribution, on_delete=models.PROTECT, related_name="corrections"
    )
    number = models.CharField(max_length=12)
    speaker_name = models.CharField(max_length=250)
    body = models.TextField(max_length=LONGEST_VIEW, blank=True)
    reason = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.number


class Withdrawal(Committed):
    """That the speaker took a contribution back (peruminen), when and why."""

    KIND: ClassVar[str] = "withdrawal"
    COMMITTED: ClassVar[tuple[str, ...]] = ("number", "speaker_name", "reason", "at")

    contribution = models.OneToOneField(
        Contribution, on_delete=models.PROTECT, related_name="withdrawal"
    )
    number = models.CharField(max_length=12)
    speaker_name = models.CharField(max_length=250)
    reason = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.number


class Attachment(models.Model):
    """A file that came with a contribution (liite); seen by whoever sees the contribution."""

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="attachments"
    )
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("contribution", "file", name="attachment_once")]

    def __str__(self) -> str:
        return str(self.file)
