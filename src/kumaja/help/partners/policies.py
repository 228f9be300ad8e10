"""Who asks for a public body, who answers for an association, who looks after both."""

from __future__ import annotations

from datetime import date

from kumaja.foundation.regions.models import Region
from kumaja.help.partners.models import (
    PartnerInvitation,
    PartnerInvitationQuerySet,
    PartnerRequest,
    PartnerRequestQuerySet,
)
from kumaja.network.registry.domain.kinds import OrganisationKind, RoleKind
from kumaja.network.registry.models import Organisation, OrganisationQuerySet
from kumaja.network.registry.policies import (
    Visitor,
    acted_for_by,
    acts_as_own,
    is_administrator,
    is_coordinator,
    roles_of,
    visible_in,
)


def may_ask(user: Visitor, body: Organisation, day: date) -> bool:
    """Test whether the visitor asks in the body's name: only its own officials do."""
    return body.kind == OrganisationKind.PUBLIC_BODY and body.pk in _bodies(user, day)


def asking_by(user: Visitor, region: Region, day: date) -> OrganisationQuerySet:
    """Return the region's bodies in whose name the visitor asks; the pair of `may_ask`."""
    rows = visible_in(region).of_kind(OrganisationKind.PUBLIC_BODY)
    return rows.filter(pk__in=_bodies(user, day))


def _bodies(user: Visitor, day: date) -> set[int]:
    return {
        role.organisation_id
        for role in roles_of(user, day)
        if role.kind == RoleKind.OFFICIAL and role.organisation_id is not None
    }


def may_see_request(user: Visitor, request: PartnerRequest, day: date) -> bool:
    """Test whether the visitor reads a request with its answers: the body's own officials."""
    return may_ask(user, request.body, day)


def requests_seen_by(user: Visitor, region: Region, day: date) -> PartnerRequestQuerySet:
    """Return the region's requests that the visitor reads; the pair of `may_see_request`."""
    rows = PartnerRequest.objects.in_region(region)
    return rows.filter(body__in=asking_by(user, region, day))


def may_answer(user: Visitor, invitation: PartnerInvitation, day: date) -> bool:
    """Test whether the visitor answers for the association: its own people alone."""
    return invitation.invited_at is not None and acts_as_own(user, invitation.organisation, day)


def answered_by(user: Visitor, region: Region, day: date) -> PartnerInvitationQuerySet:
    """Return the region's invitations that the visitor answers; the pair of `may_answer`."""
    rows = PartnerInvitation.objects.sent().filter(request__region=region)
    return rows.filter(organisation__in=acted_for_by(user, day))


def may_look_after(user: Visitor, region: Region, day: date) -> bool:
    """Test whether the visitor looks after the region's requests: coordination, administrators."""
    return is_coordinator(user, region, day) or is_administrator(user, day)


def looked_after_by(user: Visitor, region: Region, day: date) -> PartnerRequestQuerySet:
    """Return the requests that went through the network, to who looks after them.

    A draft is the body's own; the pair of `may_look_after`.
    """
    rows = PartnerRequest.objects.in_region(region).ever_sent()
    return rows if may_look_after(user, region, day) else rows.none()
