"""An offer of associations to take a vacant task together."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kumaja.foundation.core.models import PublicCode
from kumaja.foundation.regions.models import Region
from kumaja.network.networks.domain.holding import MOST_TOGETHER
from kumaja.network.networks.domain.kinds import OPEN_OFFERS, OfferState
from kumaja.network.networks.models.task import NetworkTask


class TaskOfferQuerySet(models.QuerySet["TaskOffer"]):
    """Reading words of offers."""

    def in_region(self, region: Region) -> TaskOfferQuerySet:
        """Keep those for tasks of the region's networks."""
        return self.filter(task__network__region=region)

    def in_state(self, *states: OfferState) -> TaskOfferQuerySet:
        """Keep those in one of the states."""
        return self.filter(state__in=states)


class TaskOffer(models.Model):
    """Two to five associations, or one community, offer to take a task (tarjous tehtävään).

    It waits for coordination only when each party has agreed by its own people.
    """

    code = PublicCode()
    task = models.ForeignKey(NetworkTask, on_delete=models.CASCADE, related_name="offers")
    state = models.CharField(max_length=20, choices=[(state, state) for state in OfferState])
    words = models.TextField()
    language = models.CharField(max_length=2)
    starts_on = models.DateField()
    offered_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    holding = models.OneToOneField(
        "networks.TaskHolding",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="offer",
    )

    objects = TaskOfferQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(OPEN_OFFERS), answered_at__isnull=True)
                | (~Q(state__in=sorted(OPEN_OFFERS)) & Q(answered_at__isnull=False)),
                name="task_offer_answered_when_closed",
            ),
            models.CheckConstraint(
                condition=~Q(state=OfferState.DECLINED) | ~Q(reason=""),
                name="task_offer_declined_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state=OfferState.ACCEPTED, holding__isnull=False)
                | (~Q(state=OfferState.ACCEPTED) & Q(holding__isnull=True)),
                name="task_offer_accepted_is_held",
            ),
        ]

    def __str__(self) -> str:
        return str(self.task.network)

    @property
    def is_open(self) -> bool:
        """Test whether it still waits, for its parties or for coordination."""
        return self.state in OPEN_OFFERS


class OfferParty(models.Model):
    """One of those who offer together (tarjouksen osapuoli), and when it agreed by its people."""

    offer = models.ForeignKey(TaskOffer, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(
        "registry.Organisation", on_delete=models.CASCADE, related_name="offer_parties"
    )
    position = models.PositiveSmallIntegerField()
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "offer parties"
        constraints = [
            models.UniqueConstraint("offer", "organisation", name="offer_party_once"),
            models.UniqueConstraint("offer", "position", name="offer_party_in_its_place"),
            models.CheckConstraint(
                condition=Q(position__lt=MOST_TOGETHER), name="offer_parties_five_at_most"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} in offer {self.offer_id}"
