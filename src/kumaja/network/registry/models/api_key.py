"""A key by which another system of an organisation writes here."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kumaja.foundation.core.models import PublicCode
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.api_keys import digest_in


class ApiKeyQuerySet(models.QuerySet["ApiKey"]):
    """Reading words of keys."""

    def valid_on(self, day: date) -> ApiKeyQuerySet:
        """Keep those that open on the day: not revoked, before their end."""
        in_time = Q(ends_on__isnull=True) | Q(ends_on__gt=day)
        return self.filter(in_time, revoked_at__isnull=True)

    def opened_by(self, text: str) -> ApiKeyQuerySet:
        """Keep the one key that this is, unless its organisation is archived; none for rubbish."""
        rows = self.filter(digest=digest_in(text), organisation__archived_at__isnull=True)
        return rows.exclude(digest="")

    def in_region(self, region: Region) -> ApiKeyQuerySet:
        """Keep those made for the region."""
        return self.filter(region=region)

    def in_order(self) -> ApiKeyQuerySet:
        """Order by when they were made, the latest first."""
        return self.order_by("-created_at", "-pk")


class ApiKey(models.Model):
    """A key (rajapinnan avain) of one organisation in one region; only its digest is kept.

    It is the organisation's, not that of who made it: it lasts until it ends or is revoked.
    """

    code = PublicCode()
    organisation = models.ForeignKey(
        "registry.Organisation", on_delete=models.CASCADE, related_name="api_keys"
    )
    region = models.ForeignKey("regions.Region", on_delete=models.CASCADE, related_name="api_keys")
    name = models.CharField(max_length=80)
    beginning = models.CharField(max_length=20)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField()
    ends_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_on = models.DateField(null=True, blank=True)

    objects = ApiKeyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="api_key_named"),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | Q(revoked_at__gte=F("created_at")),
                name="api_key_made_first",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.beginning}…)"

    def may(self, scope: str) -> bool:
        """Test whether the key may write that."""
        return scope in self.scopes

    def is_valid_on(self, day: date) -> bool:
        """Test whether the key opens on that day."""
        return self.revoked_at is None and (self.ends_on is None or day < self.ends_on)
