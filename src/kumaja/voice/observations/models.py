"""A word from the field, what coordination did with it, and what its sender was told."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kumaja.foundation.core.models import PublicCode
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.contributions.domain.kinds import AnswerBy
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.matters.models import Matter
from kumaja.voice.observations.domain.kinds import (
    LONGEST_HELP,
    LONGEST_LINE,
    LONGEST_WORD,
    OF_MATTERS,
    TYING,
    UNDO_LIFE,
    Act,
    Standing,
    Step,
    Wish,
    reached,
)


class ObservationQuerySet(models.QuerySet["Observation"]):
    """Reading words of observations."""

    def in_region(self, region: Region) -> ObservationQuerySet:
        """Keep those of the region."""
        return self.filter(region=region)

    def waiting(self) -> ObservationQuerySet:
        """Keep those that coordination has done nothing with yet."""
        return self.filter(state__in=(Standing.NEW, Standing.READ))

    def following(self, matter: Matter) -> ObservationQuerySet:
        """Keep those tied to the matter, themselves or by the word that they are joined to."""
        return self.filter(Q(matter=matter) | Q(head__matter=matter))

    def oldest_first(self) -> ObservationQuerySet:
        """Order by how long they have waited."""
        return self.order_by("contribution__said_at", "pk")

    def latest_first(self) -> ObservationQuerySet:
        """Order by when they came, the latest first."""
        return self.order_by("-contribution__said_at", "-pk")

    def with_said(self) -> ObservationQuerySet:
        """Bring what was said, by whom and where."""
        return self.select_related(
            "region", "municipality", "matter", "head__matter",
            "contribution__organisation", "contribution__person",
        )  # fmt: skip


class Observation(models.Model):
    """A word from the field (viesti kentältä): what somebody sees in everyday life.

    What was said, and by whom, is its contribution, which only coordination reads before it has
    been seen to. `head` is the word that it was joined to; `follows` the one that it answers.
    """

    code = PublicCode()
    region = models.ForeignKey(
        "regions.Region", on_delete=models.PROTECT, related_name="observations"
    )
    contribution = models.OneToOneField(
        Contribution, on_delete=models.PROTECT, related_name="observation"
    )
    whom = models.CharField(max_length=LONGEST_LINE, blank=True)
    municipality = models.ForeignKey(
        "places.Municipality", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    place = models.CharField(max_length=LONGEST_LINE, blank=True)
    helps = models.TextField(max_length=LONGEST_HELP, blank=True)
    wish = models.CharField(max_length=12, choices=[(wish, wish) for wish in Wish])
    incoming = models.CharField(max_length=10, blank=True)  # the mail that it came in
    read_by_on = models.DateField()
    read_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(
        max_length=10, choices=[(state, state) for state in Standing], default=Standing.NEW
    )
    head = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="joined"
    )
    follows = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="followed"
    )
    matter = models.ForeignKey(
        Matter, null=True, blank=True, on_delete=models.PROTECT, related_name="observations"
    )

    objects = ObservationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=Standing.NEW, read_at=None)
                | (~Q(state=Standing.NEW) & Q(read_at__isnull=False)),
                name="observation_read_by_its_state",
            ),
            models.CheckConstraint(
                condition=Q(state__in=(Standing.FORWARDED, Standing.TOLD))
                | Q(head=None, matter=None),
                name="observation_tied_once_seen_to",
            ),
            models.CheckConstraint(
                condition=Q(head=None) | Q(matter=None), name="observation_tied_to_one"
            ),
            models.CheckConstraint(
                condition=Q(head=None) | ~Q(head=F("id")), name="observation_not_its_own_head"
            ),
            models.UniqueConstraint(
                "incoming", condition=~Q(incoming=""), name="observation_once_a_mail"
            ),
        ]
        indexes = [models.Index("region", "state", name="observation_by_state")]

    def __str__(self) -> str:
        return self.code

    @property
    def reached(self) -> int:
        """How many arcs of the ring it has come."""
        return reached(Standing(self.state))

    @property
    def heard_in(self) -> Matter | None:
        """The matter that it is heard in, its own or that of the word it is joined to."""
        return self.head.matter if self.head is not None else self.matter

    def waits_since(self, moment: datetime) -> int:
        """Return for how many days it has waited; what came today has waited none."""
        return (day_of(moment) - day_of(self.contribution.said_at)).days

    def is_late_on(self, day: date) -> bool:
        """Test whether nobody has read it by the day that was promised."""
        return self.read_at is None and self.read_by_on < day


class TriageAct(models.Model):
    """One act of coordination on a word (käsittely), with the words that its sender reads."""

    code = PublicCode()
    observation = models.ForeignKey(Observation, on_delete=models.CASCADE, related_name="acts")
    kind = models.CharField(max_length=12, choices=[(kind, kind) for kind in Act])
    text = models.TextField(max_length=LONGEST_WORD)
    head = models.ForeignKey(
        Observation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    matter = models.ForeignKey(
        Matter, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lets_out = models.BooleanField(default=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=Act.JOIN, head__isnull=False, matter=None)
                | Q(kind__in=OF_MATTERS, head=None, matter__isnull=False)
                | Q(kind__in=(Act.ASK_WHO, Act.ANSWER), head=None, matter=None),
                name="triage_act_ties_what_it_says",
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None) | Q(undone_at__gte=F("at")),
                name="triage_act_undone_after",
            ),
            models.UniqueConstraint(
                "observation", condition=Q(kind__in=TYING, undone_at=None),
                name="triage_tied_once_at_a_time",
            ),
            models.UniqueConstraint(
                "observation", "kind", condition=Q(undone_at=None), name="triage_act_once_at_a_time"
            ),
        ]  # fmt: skip
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.kind

    def may_be_undone_at(self, moment: datetime) -> bool:
        """Test whether it stands, and 30 days have not gone."""
        return self.undone_at is None and moment < self.at + UNDO_LIFE


class Telling(models.Model):
    """A step that the sender was told of (kerrottu vaihe): by mail, or noted as told by a person.

    `about` names what happened elsewhere, so that nobody is told of it twice.
    """

    code = PublicCode()
    observation = models.ForeignKey(Observation, on_delete=models.CASCADE, related_name="tellings")
    step = models.CharField(max_length=10, choices=[(step, step) for step in Step])
    text = models.TextField()
    about = models.CharField(max_length=60, blank=True)
    way = models.CharField(max_length=10, choices=[(way, way) for way in AnswerBy])
    at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "observation", "about", condition=~Q(about=""), name="telling_once_about_a_thing"
            ),
            models.CheckConstraint(
                condition=Q(told_at=None) | Q(told_at__gte=F("at")), name="telling_told_after"
            ),
        ]
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.step

    @property
    def waits_for_a_person(self) -> bool:
        """Test whether somebody has still to ring or to write a letter."""
        return self.told_at is None and self.way in {AnswerBy.LETTER, AnswerBy.PHONE}
