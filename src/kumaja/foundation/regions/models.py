"""Regions: what each network of associations covers, and on which hosts it answers."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.core.models import Named, TrilingualText
from kumaja.foundation.regions.domain.handing import Heir
from kumaja.foundation.regions.domain.hosts import is_host_name
from kumaja.foundation.regions.domain.licences import Licence
from kumaja.foundation.regions.domain.paths import RESERVED

LICENCES = [
    (Licence.BY, _("CC BY 4.0: name the source")),
    (Licence.NONE_KEPT, _("CC0 1.0: no conditions")),
]


class Region(Named):
    """A region with its own network (alue), for example Uusimaa."""

    slug = models.SlugField(max_length=40, unique=True)
    municipalities = models.ManyToManyField(
        "places.Municipality", blank=True, related_name="regions"
    )
    tile_layout = models.JSONField(
        default=dict, blank=True
    )  # municipality code → [row, column, fi, sv label]
    sender = models.EmailField(blank=True)
    contact_fi = models.TextField(blank=True)
    contact_sv = models.TextField(blank=True)
    contact_en = models.TextField(blank=True)
    contact = TrilingualText()
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    features = models.JSONField(default=list, blank=True)
    is_demonstration = models.BooleanField(default=False)
    data_day = models.DateField(null=True, blank=True)
    licence = models.CharField(
        max_length=20,
        default=Licence.BY,
        choices=LICENCES,
    )
    closing_proposed_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(licence__in=[licence.value for licence in Licence]),
                name="region_has_an_open_licence",
            )
        ]

    def __str__(self) -> str:
        return self.slug

    def clean(self) -> None:
        """Refuse a slug that already begins other addresses."""
        if self.slug in RESERVED:
            raise ValidationError({"slug": _("This word already begins other addresses.")})

    def is_open_at(self, moment: datetime) -> bool:
        """Test whether the region's network is still at work."""
        return self.closed_at is None or moment < self.closed_at

    def closing_day(self, moment: datetime) -> date | None:
        """Return the day on which the network ended its work, None while it is at work."""
        if self.closed_at is None or self.is_open_at(moment):
            return None
        return self.closed_at.astimezone(timezone.get_default_timezone()).date()


class RegionHost(models.Model):
    """A host name that names a region, so that its addresses need no prefix (palvelinnimi)."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="hosts")
    host = models.CharField(max_length=200, unique=True)

    def __str__(self) -> str:
        return self.host

    def clean(self) -> None:
        """Refuse what is no host name (a port or an address with slashes is none)."""
        if not is_host_name(self.host):
            raise ValidationError({"host": _("Write a host name, for example uusimaa.example.")})


class Controller(Named):
    """Who is responsible for personal data in the region (rekisterinpitäjä, GDPR art. 4, 26).

    A forum is no legal person: several associations that coordinate together are joint
    controllers, each a row.
    """

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="controllers")
    business_id = models.CharField(max_length=9, blank=True)
    address = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    duties_fi = models.TextField(blank=True)
    duties_sv = models.TextField(blank=True)
    duties_en = models.TextField(blank=True)
    duties = TrilingualText()

    def __str__(self) -> str:
        return self.name_fi


class HandoverQuerySet(models.QuerySet["Handover"]):
    """Reading words of handovers."""

    def current(self) -> HandoverQuerySet:
        """Leave out what was decided anew, or lapsed when the region was reopened."""
        return self.filter(superseded_at__isnull=True)


class Handover(models.Model):
    """Who goes on with something when the region's work ends, or why nobody does (luovutus).

    The thing is kept by label and key in text, as in the log, so that every room above can be
    handed over. A decision is never changed: a new one supersedes it.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="handovers")
    label = models.CharField(max_length=60)
    key = models.CharField(max_length=80)
    text = models.CharField(max_length=300, blank=True)
    heir = models.CharField(max_length=20, choices=[(heir, heir) for heir in Heir])
    heir_key = models.CharField(max_length=80, blank=True)
    heir_name_fi = models.CharField(max_length=250, blank=True)
    heir_name_sv = models.CharField(max_length=250, blank=True)
    heir_name_en = models.CharField(max_length=250, blank=True)
    heir_name = TrilingualText()
    note_fi = models.TextField(blank=True)
    note_sv = models.TextField(blank=True)
    note_en = models.TextField(blank=True)
    note = TrilingualText()
    decided_by = models.CharField(max_length=200)
    decided_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "region",
                "label",
                "key",
                condition=Q(superseded_at__isnull=True),
                name="handover_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=(
                    Q(heir=Heir.NOBODY, heir_key="")
                    & (~Q(note_fi="") | ~Q(note_sv="") | ~Q(note_en=""))
                )
                | (~Q(heir=Heir.NOBODY) & ~Q(heir_key="")),
                name="handover_to_someone_or_why_not",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.key}"
