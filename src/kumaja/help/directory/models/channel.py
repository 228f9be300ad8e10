"""Where and when an activity happens."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from kumaja.foundation.core.models import Imported, Named, TrilingualText
from kumaja.help.directory.domain.kinds import ChannelKind
from kumaja.help.directory.domain.occurrences import Timing


class Channel(Named, Imported):
    """A place, a phone line, an address on the net, one's home (kanava)."""

    activity = models.ForeignKey(
        "directory.Activity", on_delete=models.CASCADE, related_name="channels"
    )
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in ChannelKind])
    street = models.CharField(max_length=200, blank=True)
    postal_code = models.CharField(max_length=5, blank=True)
    municipality = models.ForeignKey(
        "places.Municipality", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    longitude = models.FloatField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    url = models.URLField(blank=True, max_length=500)
    email = models.EmailField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=ChannelKind.PHONE) | ~Q(phone=""), name="channel_phone_has_number"
            ),
            models.CheckConstraint(
                condition=~Q(kind=ChannelKind.EMAIL) | ~Q(email=""),
                name="channel_email_has_address",
            ),
        ]
        indexes = [
            # All that counts ask of a place: who happens where.
            models.Index(
                "activity",
                "municipality",
                condition=Q(municipality__isnull=False),
                name="channel_by_place",
            )
        ]

    def __str__(self) -> str:
        return self.name_fi or self.name_sv or self.phone or self.url or self.email


class Schedule(models.Model):
    """When it happens: a rule of RFC 5545, or one day (aikataulu); times are Helsinki's."""

    activity = models.ForeignKey(
        "directory.Activity", on_delete=models.CASCADE, related_name="schedules"
    )
    channel = models.ForeignKey(
        Channel, null=True, blank=True, on_delete=models.SET_NULL, related_name="schedules"
    )
    rule = models.CharField(max_length=200, blank=True)
    first_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    starts_at = models.TimeField()
    ends_at = models.TimeField()
    exceptions = models.JSONField(default=list, blank=True)  # ISO days on which it does not happen
    is_on_holidays = models.BooleanField(default=False)
    note_fi = models.CharField(max_length=200, blank=True)
    note_sv = models.CharField(max_length=200, blank=True)
    note_en = models.CharField(max_length=200, blank=True)
    note = TrilingualText()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("first_on")),
                name="schedule_begins_first",
            )
        ]

    def __str__(self) -> str:
        return self.rule or self.first_on.isoformat()

    @property
    def timing(self) -> Timing:
        """Its rule, bounds and exceptions as a value."""
        return Timing(
            rule=self.rule,
            first_on=self.first_on,
            until_on=self.until_on,
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            exceptions=frozenset(date.fromisoformat(day) for day in self.exceptions),
            is_on_holidays=self.is_on_holidays,
        )
