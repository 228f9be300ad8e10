"""Requests to partners, and the invitations that they consist of."""

from kumaja.help.partners.models.invitation import PartnerInvitation, PartnerInvitationQuerySet
from kumaja.help.partners.models.request import PartnerRequest, PartnerRequestQuerySet

__all__ = [
    "PartnerInvitation",
    "PartnerInvitationQuerySet",
    "PartnerRequest",
    "PartnerRequestQuerySet",
]
