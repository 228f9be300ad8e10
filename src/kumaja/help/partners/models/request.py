"""A public body's need, sent once through the network."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kumaja.foundation.core.models import PublicCode
from kumaja.foundation.regions.models import Region
from kumaja.help.partners.domain.fitting import Need
from kumaja.help.partners.domain.kinds import LONGEST_NEED, Cooperation, RequestState


class PartnerRequestQuerySet(models.QuerySet["PartnerRequest"]):
    """Reading words of requests."""

    def in_region(self, region: Region) -> PartnerRequestQuerySet:
        """Keep those of the region."""
        return self.filter(region=region)

    def in_state(self, *states: RequestState) -> PartnerRequestQuerySet:
        """Keep those in one of the states."""
        return self.filter(state__in=states)

    def ever_sent(self) -> PartnerRequestQuerySet:
        """Leave out drafts."""
        return self.exclude(state=RequestState.DRAFT)

    def latest_first(self) -> PartnerRequestQuerySet:
        """Order by when they were sent or begun, the latest first."""
        return self.order_by("-created_at", "-pk")


class PartnerRequest(models.Model):
    """What a public body asks associations for, in its own words (kumppanipyyntö).

    The body asks; a person asks for it in a role, and the body's request stays when they leave.
    """

    code = PublicCode()
    region = models.ForeignKey(
        "regions.Region", on_delete=models.PROTECT, related_name="partner_requests"
    )
    body = models.ForeignKey(
        "registry.Organisation", on_delete=models.PROTECT, related_name="partner_requests"
    )
    network = models.ForeignKey(
        "networks.Network", null=True, blank=True, on_delete=models.PROTECT,
        related_name="partner_requests",
    )  # fmt: skip
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL,
        related_name="partner_requests",
    )  # fmt: skip
    role = models.CharField(max_length=120)
    contact = models.CharField(max_length=200)
    title = models.CharField(max_length=120)
    need = models.TextField(max_length=LONGEST_NEED)
    language = models.CharField(max_length=2)
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in Cooperation])
    wants_experience = models.BooleanField(default=False)
    terms = models.ManyToManyField("vocabulary.Term", blank=True, related_name="partner_requests")
    areas = models.ManyToManyField(
        "places.Municipality", blank=True, related_name="partner_requests"
    )
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)  # its last day
    answer_by_on = models.DateField()
    hurry_reason = models.CharField(max_length=300, blank=True)
    state = models.CharField(
        max_length=10, choices=[(state, state) for state in RequestState],
        default=RequestState.DRAFT,
    )  # fmt: skip
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.TextField(blank=True, max_length=LONGEST_NEED)

    objects = PartnerRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=RequestState.DRAFT, sent_at=None)
                | (~Q(state=RequestState.DRAFT) & Q(sent_at__isnull=False)),
                name="partner_request_sent_at",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[RequestState.DRAFT, RequestState.SENT], ended_at=None)
                | (
                    Q(state__in=[RequestState.CLOSED, RequestState.WITHDRAWN])
                    & Q(ended_at__isnull=False)
                ),
                name="partner_request_ended_by_its_state",
            ),
            models.CheckConstraint(
                condition=~Q(state=RequestState.CLOSED) | ~Q(outcome=""),
                name="partner_request_closed_with_outcome",
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="partner_request_begins_first",
            ),
        ]
        indexes = [models.Index("region", "state", "created_at", name="partner_request_by_state")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_draft(self) -> bool:
        """Test whether it can still be changed: nobody has got it."""
        return self.state == RequestState.DRAFT

    @property
    def is_open(self) -> bool:
        """Test whether it takes answers."""
        return self.state == RequestState.SENT

    @property
    def is_closed(self) -> bool:
        """Test whether the body has told what came of it."""
        return self.state == RequestState.CLOSED

    def is_late_on(self, day: date) -> bool:
        """Test whether the day by which an answer was asked for has gone by."""
        return self.is_open and self.answer_by_on < day

    def as_need(self) -> Need:
        """Return what the search is asked (areas and terms prefetched)."""
        return Need(
            f"{self.title}. {self.need}", self.language,
            tuple(str(term) for term in self.terms.all()),
            tuple(area.code for area in self.areas.all()), self.wants_experience,
        )  # fmt: skip
