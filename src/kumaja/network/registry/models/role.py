"""What a person may do, and until when."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kumaja.foundation.core.models import PublicCode
from kumaja.network.registry.domain.kinds import OF_A_REGION, OF_AN_ORGANISATION, RoleKind


class RoleQuerySet(models.QuerySet["Role"]):
    """Reading words of roles."""

    def on(self, day: date) -> RoleQuerySet:
        """Keep those in force on the day; a role ends by itself when its term does."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day), starts_on__lte=day)

    def of_kind(self, *kinds: RoleKind) -> RoleQuerySet:
        """Keep those of the given kinds."""
        return self.filter(kind__in=kinds)


class Role(models.Model):
    """A person's role (rooli), for an organisation, in a region, or everywhere, with its term."""

    code = PublicCode()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="roles"
    )
    kind = models.CharField(max_length=30, choices=[(kind, kind) for kind in RoleKind])
    organisation = models.ForeignKey(
        "registry.Organisation",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="roles",
    )
    region = models.ForeignKey(
        "regions.Region", null=True, blank=True, on_delete=models.CASCADE, related_name="roles"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    granted_by = models.CharField(max_length=200, blank=True)
    granted_at = models.DateTimeField()

    objects = RoleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="role_begins_first",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=sorted(OF_AN_ORGANISATION), organisation__isnull=False)
                | Q(
                    kind__in=sorted(OF_A_REGION),
                    region__isnull=False,
                    organisation__isnull=True,
                )
                | (
                    ~Q(kind__in=sorted(OF_AN_ORGANISATION | OF_A_REGION))
                    & Q(region__isnull=True, organisation__isnull=True)
                ),
                name="role_reaches_what_its_kind_says",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"

    def is_in_force_on(self, day: date) -> bool:
        """Test whether the role holds on that day (its last day is the day before `ends_on`)."""
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)
