"""Who reads what members answered: the association's own people, and nobody else."""

from __future__ import annotations

from datetime import date

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.kinds import OrganisationKind, RoleKind
from kumaja.network.registry.models import Organisation, OrganisationQuerySet
from kumaja.network.registry.policies import Visitor, roles_of
from kumaja.voice.relay.models import Relay, RelayQuerySet

_OWN = (RoleKind.EDITOR, RoleKind.SPOKESPERSON)


def may_ask_members(user: Visitor, organisation: Organisation, day: date) -> bool:
    """Test whether the visitor asks and reads for the association: not even coordination does."""
    return organisation.pk in _keys(user, day) and (
        organisation.kind != OrganisationKind.PUBLIC_BODY
    )


def asking_members_by(user: Visitor, region: Region, day: date) -> OrganisationQuerySet:
    """Return the region's associations that the visitor asks for; pair of `may_ask_members`."""
    rows = Organisation.objects.filter(pk__in=_keys(user, day)).in_region(region).current()
    return rows.exclude(kind=OrganisationKind.PUBLIC_BODY).by_name()


def relays_read_by(user: Visitor, region: Region, day: date) -> RelayQuerySet:
    """Return the relays whose answers the visitor reads."""
    own = asking_members_by(user, region, day).values("pk")
    return Relay.objects.in_region(region).filter(organisation__in=own)


def _keys(user: Visitor, day: date) -> set[int]:
    return {
        role.organisation_id
        for role in roles_of(user, day)
        if role.kind in _OWN and role.organisation_id is not None
    }
