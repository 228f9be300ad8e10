"""One association's part of a request: why it was asked, and what it answered."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from kumaja.foundation.core.models import PublicCode
from kumaja.help.partners.domain.kinds import LONGEST_MESSAGE, Answer, RequestState, Way
from kumaja.help.partners.domain.reasons import Reason, read
from kumaja.help.partners.models.request import PartnerRequest
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation


class PartnerInvitationQuerySet(models.QuerySet["PartnerInvitation"]):
    """Reading words of invitations."""

    def sent(self) -> PartnerInvitationQuerySet:
        """Keep those that have gone: drafts nobody knows of."""
        return self.filter(invited_at__isnull=False)

    def waiting(self) -> PartnerInvitationQuerySet:
        """Keep those of open requests that have no answer."""
        return self.sent().filter(state=Answer.WAITING, request__state=RequestState.SENT)

    def of(self, organisation: Organisation) -> PartnerInvitationQuerySet:
        """Keep those to the organisation."""
        return self.filter(organisation=organisation)


class PartnerInvitation(models.Model):
    """A request as it came to one association (kutsu kumppaniksi).

    `contact` is whom the association names for this, and is kept only when it agrees. `word` is
    what it wrote by mail: coordination reads it, and it is no answer yet.
    """

    code = PublicCode()
    request = models.ForeignKey(
        PartnerRequest, on_delete=models.CASCADE, related_name="invitations"
    )
    organisation = models.ForeignKey(
        "registry.Organisation", on_delete=models.PROTECT, related_name="partner_invitations"
    )
    reasons = models.JSONField(default=list, blank=True)
    to = models.EmailField(blank=True)  # nothing: coordination rings
    invited_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(
        max_length=10, choices=[(state, state) for state in Answer], default=Answer.WAITING
    )
    way = models.CharField(max_length=15, blank=True, choices=[(way, way) for way in Way])
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip
    message = models.TextField(blank=True, max_length=LONGEST_MESSAGE)
    contact = models.CharField(max_length=200, blank=True)
    word = models.TextField(blank=True, max_length=LONGEST_MESSAGE)
    word_at = models.DateTimeField(null=True, blank=True)

    objects = PartnerInvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "request", "organisation", name="partner_invitation_once_a_request"
            ),
            models.CheckConstraint(
                condition=Q(state=Answer.WAITING, answered_at=None)
                | (
                    ~Q(state=Answer.WAITING)
                    & Q(answered_at__isnull=False, invited_at__isnull=False)
                ),
                name="partner_invitation_answered_by_its_state",
            ),
            models.CheckConstraint(
                condition=Q(state=Answer.ACCEPTED) | Q(contact=""),
                name="partner_invitation_contact_of_who_agreed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.request}"

    @property
    def is_waiting(self) -> bool:
        """Test whether it has no answer."""
        return self.state == Answer.WAITING

    @property
    def has_agreed(self) -> bool:
        """Test whether the association comes along."""
        return self.state == Answer.ACCEPTED

    @property
    def why(self) -> tuple[Reason, ...]:
        """Why the association was asked."""
        return read(self.reasons)

    @property
    def days_to_answer(self) -> int | None:
        """How many days the answer took, None without one."""
        if self.answered_at is None or self.invited_at is None:
            return None
        return (day_of(self.answered_at) - day_of(self.invited_at)).days

    def waits_since(self, day: date) -> int:
        """Return for how many days it has waited."""
        return (day - day_of(self.invited_at)).days if self.invited_at else 0
