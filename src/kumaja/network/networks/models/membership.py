"""Who belongs to a network, how actively, and since when; and who supports its coordination."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from kumaja.foundation.core.models import PublicCode
from kumaja.network.networks.domain.kinds import Degree
from kumaja.network.networks.models.network import Network


class NetworkMembershipQuerySet(models.QuerySet["NetworkMembership"]):
    """Reading words of memberships."""

    def on(self, day: date) -> NetworkMembershipQuerySet:
        """Keep those in force on the day."""
        return self.filter(Q(until_on__isnull=True) | Q(until_on__gt=day), since_on__lte=day)

    def open(self) -> NetworkMembershipQuerySet:
        """Keep those that nobody has ended."""
        return self.filter(until_on__isnull=True)


class NetworkMembership(models.Model):
    """An organisation's being in a network with one degree, for a time (verkoston jäsenyys).

    A change of degree ends a row and begins another, so that the rows are the history. A row that
    ended on the day it began has no day.
    """

    code = PublicCode()
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(
        "registry.Organisation", on_delete=models.CASCADE, related_name="network_memberships"
    )
    degree = models.CharField(max_length=20, choices=[(degree, degree) for degree in Degree])
    since_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    objects = NetworkMembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "network",
                "organisation",
                condition=Q(until_on__isnull=True),
                name="network_membership_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("since_on")),
                name="network_membership_begins_first",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} – {self.network}"


class SupportGroupSeat(models.Model):
    """An organisation's seat in the light group beside coordination (koordinaation tukiryhmä)."""

    code = PublicCode()
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="support_seats")
    organisation = models.ForeignKey(
        "registry.Organisation", on_delete=models.CASCADE, related_name="support_seats"
    )
    since_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "network",
                "organisation",
                condition=Q(until_on__isnull=True),
                name="support_seat_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("since_on")),
                name="support_seat_begins_first",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} – {self.network}"
