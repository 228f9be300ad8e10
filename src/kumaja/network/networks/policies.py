"""Who sees networks, who acts in them for an organisation, and who keeps them."""

from __future__ import annotations

from datetime import date

from kumaja.foundation.regions.models import Region
from kumaja.network.networks.models import (
    ContactRole,
    Network,
    NetworkQuerySet,
    TaskOffer,
    TaskOfferQuerySet,
)
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation, OrganisationQuerySet
from kumaja.network.registry.policies import (
    Visitor,
    acted_for_by,
    acts_as_own,
    edited_by,
    is_administrator,
    is_coordinator,
    may_edit,
    may_speak_for,
)


def visible_in(region: Region) -> NetworkQuerySet:
    """Return the networks that anyone may know of in the region, the ended ones too."""
    return Network.objects.in_region(region).current()


def may_keep_networks(user: Visitor, region: Region, day: date) -> bool:
    """Test whether the visitor keeps the region's networks: coordination, and administrators."""
    return is_coordinator(user, region, day) or is_administrator(user, day)


def kept_by(user: Visitor, region: Region, day: date) -> NetworkQuerySet:
    """Return the networks that the visitor keeps; the pair of `may_keep_networks`."""
    rows = Network.objects.in_region(region)
    return rows if may_keep_networks(user, region, day) else rows.none()


def may_take_part(user: Visitor, organisation: Organisation, day: date) -> bool:
    """Test whether the visitor lets the organisation join, change its degree and leave.

    Its own people alone: an association decides itself, so not even coordination joins for it.
    """
    return acts_as_own(user, organisation, day)


def taking_part_by(user: Visitor, region: Region, day: date) -> OrganisationQuerySet:
    """Return the region's organisations whose part the visitor decides; pair of `may_take_part`."""
    return acted_for_by(user, day).in_region(region).current()


def may_offer(user: Visitor, organisation: Organisation, day: date) -> bool:
    """Test whether the visitor offers, agrees and withdraws in the organisation's name."""
    return may_speak_for(user, organisation, day)


def offering_by(user: Visitor, region: Region, day: date) -> OrganisationQuerySet:
    """Return the region's organisations that the visitor may offer for; the pair of `may_offer`."""
    rows = taking_part_by(user, region, day).exclude(kind=OrganisationKind.PUBLIC_BODY)
    return rows.filter(pk__in=[row.pk for row in rows if may_offer(user, row, day)])


def may_see_offer(user: Visitor, offer: TaskOffer, day: date) -> bool:
    """Test whether the visitor reads an offer: those who keep a party's record, coordination too.

    An offer becomes public only as a holding.
    """
    parties = Organisation.objects.filter(offer_parties__offer=offer)
    return any(may_edit(user, party, day) for party in parties)


def offers_seen_by(user: Visitor, region: Region, day: date) -> TaskOfferQuerySet:
    """Return the region's offers that the visitor reads; the pair of `may_see_offer`."""
    rows = TaskOffer.objects.in_region(region)
    return rows.filter(parties__organisation__in=edited_by(user, day)).distinct()


def may_keep_contact_roles(user: Visitor, organisation: Organisation, day: date) -> bool:
    """Test whether the visitor tells by which posts a body is reached: who keeps its record."""
    return organisation.kind == OrganisationKind.PUBLIC_BODY and may_edit(user, organisation, day)


def contact_roles_kept_by(user: Visitor, region: Region, day: date) -> list[ContactRole]:
    """Return the contact roles that the visitor keeps; the pair of `may_keep_contact_roles`."""
    bodies = edited_by(user, day).of_kind(OrganisationKind.PUBLIC_BODY)
    rows = ContactRole.objects.filter(region=region, organisation__in=bodies)
    return list(rows.order_by("pk"))
