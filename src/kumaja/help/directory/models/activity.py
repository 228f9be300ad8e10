"""An activity: what an association offers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from django.db import models
from django.db.models import Expression, F, Q

from kumaja.foundation.core.domain.codes import address_of
from kumaja.foundation.core.engine.addresses import address_of_row
from kumaja.foundation.core.models import Imported, Named, PublicCode, TrilingualText
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.directory.domain.kinds import (
    ActivityKind,
    ChannelKind,
    Fact,
    PriceKind,
    WayIn,
)
from kumaja.help.directory.domain.occurrences import HELSINKI, Occurrence, Timing, next_occurrence
from kumaja.help.directory.domain.week import PartOfWeek, parts_of_week
from kumaja.help.directory.engine.holidays import holidays_from
from kumaja.help.directory.models.channel import Channel, Schedule

# What lists show of places and words; the rest of their rows would be read for nothing.
_NAMES = ("name_fi", "name_sv", "name_en")
_PLACE = ("code", "slug", *_NAMES)
_OWNER = ("organisation__code", *(f"organisation__{name}" for name in _NAMES))
LISTED = (
    "code", "region_id", *_NAMES, "summary_fi", "summary_sv", "summary_en", "price_kind", "price",
    "is_region_wide", "is_remote", "way_in", "is_full", "is_address_secret", "paused_until",
    "ended_on", "sort_key",
)  # fmt: skip
_PAGE = (
    "code", "kind", *_NAMES, "summary_fi", "summary_sv", "summary_en", "summary_easy",
    "description_fi", "description_sv", "description_en", "eligibility_fi", "eligibility_sv",
    "eligibility_en", "age_from", "age_to", "price_kind", "price", "price_note_fi",
    "price_note_sv", "price_note_en", "languages", "is_region_wide", "is_remote", "way_in",
    "is_full", "is_address_secret", "paused_until", "ended_on", "checked_at", "checked_by",
    "archived_at", "archive_reason", "region_id", "organisation__kind", *_OWNER,
    "successor__code", *(f"successor__{name}" for name in _NAMES), "successor__archived_at",
)  # fmt: skip
_TOLD = (
    "code", "uuid", "kind", *_NAMES, "summary_fi", "summary_sv", "summary_en", "summary_easy",
    "description_fi", "description_sv", "description_en", "age_from", "age_to", "price_kind",
    "price", "languages", "is_region_wide", "is_remote", "way_in", "is_full", "is_address_secret",
    "paused_until", "ended_on", "checked_at", "sort_key", *_OWNER,
)  # fmt: skip
_SEARCHED = (
    "code", "kind", *_NAMES, "summary_fi", "summary_sv", "summary_en", "summary_easy",
    "description_fi", "description_sv", "description_en", "words_fi", "words_sv", "words_en",
    "eligibility_fi", "eligibility_sv", "eligibility_en", "price_kind", "languages",
    "is_region_wide", "is_remote", "is_address_secret", "paused_until", "ended_on", "sort_key",
)  # fmt: skip
_TERM = ("scheme", "code", "position", *_NAMES)
_UNSHOWN = tuple(
    f"municipality__{field.attname}"
    for field in Municipality._meta.concrete_fields
    if field.attname not in {"id", *_PLACE}
)


class ActivityQuerySet(models.QuerySet["Activity"]):
    """Reading words of activities."""

    def in_region(self, region: Region | Expression) -> ActivityQuerySet:
        """Keep those of the region."""
        return self.filter(region=region)

    def current(self) -> ActivityQuerySet:
        """Leave out what was archived."""
        return self.filter(archived_at__isnull=True)

    def for_others(self) -> ActivityQuerySet:
        """Load what other systems are told of an activity itself, and whose it is."""
        return self.select_related("organisation").only(*_TOLD)

    def in_lists(self) -> ActivityQuerySet:
        """Load what cards and rows show of an activity itself, and whose it is."""
        return self.select_related("organisation").only(*LISTED, *_OWNER)

    def with_card(self) -> ActivityQuerySet:
        """Load what cards show: organisation, channels with municipality, schedules, areas."""
        own = (field.attname for field in self.model._meta.concrete_fields)
        return self.select_related("organisation").only(*own, *_OWNER).with_lists()

    def with_lists(self) -> ActivityQuerySet:
        """Load where and when it happens and whom it serves."""
        channels = Channel.objects.select_related("municipality").defer(*_UNSHOWN)
        channels = channels.order_by("position", "pk")
        return self.prefetch_related(
            models.Prefetch("channels", channels),
            models.Prefetch("schedules", Schedule.objects.order_by("position", "pk")),
            models.Prefetch("areas", Municipality.objects.only(*_PLACE)),
        )

    def on_page(self) -> ActivityQuerySet:
        """Load what its own page shows of an activity itself, whose it is, what came after it."""
        return self.select_related("organisation", "successor").only(*_PAGE)

    def with_page(self) -> ActivityQuerySet:
        """Load all that is told of an activity: the card's, facts and terms."""
        terms = Term.objects.only(*_TERM).order_by("scheme", "position", "pk")
        whole = self.select_related("organisation").with_lists()
        return whole.prefetch_related("facts", models.Prefetch("terms", terms))

    def for_index(self) -> ActivityQuerySet:
        """Load what is searched for of an activity itself, where and when it happens."""
        channels = Channel.objects.select_related("municipality").only(
            "activity_id", "municipality__code"
        )
        return (
            self.select_related("organisation", "region")
            .only(*_SEARCHED, *_OWNER, "region__slug")
            .prefetch_related(
                models.Prefetch("channels", channels.order_by("position", "pk")),
                models.Prefetch("schedules", Schedule.objects.order_by("position", "pk")),
            )
        )

    def running_on(self, day: date) -> ActivityQuerySet:
        """Leave out what has ended by that day."""
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))


class Activity(Named, Imported):
    """What an association offers and anyone may join or get (toiminta); never called a service."""

    code = PublicCode()
    region = models.ForeignKey(
        "regions.Region", on_delete=models.PROTECT, related_name="activities"
    )
    organisation = models.ForeignKey(
        "registry.Organisation", on_delete=models.PROTECT, related_name="activities"
    )
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in ActivityKind])
    summary_fi = models.CharField(max_length=600, blank=True)
    summary_sv = models.CharField(max_length=600, blank=True)
    summary_en = models.CharField(max_length=600, blank=True)
    summary = TrilingualText()
    summary_easy = models.TextField(blank=True)
    description_fi = models.TextField(blank=True)
    description_sv = models.TextField(blank=True)
    description_en = models.TextField(blank=True)
    description = TrilingualText()
    words_fi = models.TextField(blank=True)
    words_sv = models.TextField(blank=True)
    words_en = models.TextField(blank=True)
    words = TrilingualText()
    eligibility_fi = models.TextField(blank=True)
    eligibility_sv = models.TextField(blank=True)
    eligibility_en = models.TextField(blank=True)
    eligibility = TrilingualText()
    age_from = models.PositiveSmallIntegerField(null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(null=True, blank=True)
    price_kind = models.CharField(
        max_length=10, choices=[(kind, kind) for kind in PriceKind], default=PriceKind.UNKNOWN
    )
    price = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    price_note_fi = models.CharField(max_length=300, blank=True)
    price_note_sv = models.CharField(max_length=300, blank=True)
    price_note_en = models.CharField(max_length=300, blank=True)
    price_note = TrilingualText()
    languages = models.JSONField(default=list, blank=True)
    areas = models.ManyToManyField("places.Municipality", blank=True, related_name="activities")
    is_region_wide = models.BooleanField(default=False)
    is_remote = models.BooleanField(default=False)
    way_in = models.CharField(max_length=10, choices=[(way, way) for way in WayIn])
    terms = models.ManyToManyField("vocabulary.Term", blank=True, related_name="activities")
    is_full = models.BooleanField(default=False)
    is_address_secret = models.BooleanField(default=False)
    paused_until = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    sort_key = models.CharField(max_length=250)
    match_key = models.CharField(max_length=250)
    created_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.CharField(max_length=200, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    archive_reason = models.CharField(max_length=300, blank=True)
    successor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "activities"
        constraints = [
            models.CheckConstraint(
                condition=~Q(name_fi="") | ~Q(name_sv="") | ~Q(name_en=""), name="activity_named"
            ),
            models.CheckConstraint(
                condition=(Q(price_kind=PriceKind.PAID) | Q(price__isnull=True)),
                name="activity_price_is_paid",
            ),
            models.CheckConstraint(
                condition=Q(price__isnull=True) | Q(price__gt=0),
                name="activity_price_positive",
            ),
            models.CheckConstraint(
                condition=Q(age_from__isnull=True)
                | Q(age_to__isnull=True)
                | Q(age_from__lte=F("age_to")),
                name="activity_ages_in_order",
            ),
            models.UniqueConstraint(
                "source", "source_id", condition=~Q(source=""), name="activity_imported_once"
            ),
        ]
        indexes = [
            models.Index("region", "sort_key", "id", name="activity_by_name"),
            # All that counts ask of an activity: its wide rows stay unread. By key, as areas, terms
            # and channels are: two lists in the same order are joined in one walk.
            models.Index(
                "region",
                "id",
                "archived_at",
                "ended_on",
                "kind",
                "is_region_wide",
                "is_remote",
                "is_address_secret",
                name="activity_running",
            ),
        ]

    def __str__(self) -> str:
        return self.name_fi or self.name_sv or self.name_en

    def get_absolute_url(self) -> str:
        """Return the address of its public page."""
        return address_of_row("directory:detail", self.address)

    @property
    def address(self) -> str:
        """Its part of an address: readable name and code."""
        return address_of(str(self), self.code)

    def next_time_at(self, moment: datetime) -> Occurrence | None:
        """Return when it happens next, None when it ended or its times are not told."""
        return self.next_of((row.timing for row in self.schedules.all()), moment)

    def next_of(self, timings: Iterable[Timing], moment: datetime) -> Occurrence | None:
        """Return the next time by its schedules, which were read beside it."""
        if self.has_ended_on(moment.date()):
            return None
        moment = self._going_on_from(moment)
        holidays = holidays_from(moment.year)
        times = (next_occurrence(timing, moment, holidays) for timing in timings)
        return min((found for found in times if found), default=None)

    def parts_of_week_at(self, moment: datetime) -> list[PartOfWeek]:
        """Return in which parts of the week one can come from now on, none when it isn't told."""
        if self.has_ended_on(moment.date()):
            return []
        moment = self._going_on_from(moment)
        timings = (row.timing for row in self.schedules.all())
        return parts_of_week(timings, moment, holidays_from(moment.year))

    def _going_on_from(self, moment: datetime) -> datetime:
        """Return the moment, or when the break that it takes then is over."""
        if self.paused_until is not None and self.is_paused_on(moment.date()):
            return datetime.combine(self.paused_until, time(), HELSINKI)
        return moment

    @property
    def places(self) -> tuple[Channel, ...]:
        """The places where it happens, none when its address is secret (channels prefetched)."""
        if self.is_address_secret:
            return ()
        return tuple(row for row in self.channels.all() if row.kind == ChannelKind.PLACE)

    def is_paused_on(self, day: date) -> bool:
        """Test whether it takes a break on that day."""
        return self.paused_until is not None and day < self.paused_until

    def has_ended_on(self, day: date) -> bool:
        """Test whether it has ended by that day."""
        return self.ended_on is not None and self.ended_on <= day


class KnownFact(models.Model):
    """A fact that is known: yes or no (tieto esteettömyydestä tai ehdosta); no row: not known."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="facts")
    fact = models.CharField(max_length=30, choices=[(fact, fact) for fact in Fact])
    is_so = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint("activity", "fact", name="fact_once_an_activity")]

    def __str__(self) -> str:
        return f"{self.fact}={self.is_so}"
