"""Who may do what: what each audience means, from rows of roles that are in force today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from kumaja.foundation.accounts.models import User
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.core.domain.visibility import Visibility
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.fields import readable_fields
from kumaja.network.registry.domain.kinds import OrganisationKind, RoleKind
from kumaja.network.registry.domain.requests import RequestState
from kumaja.network.registry.models import (
    Contact,
    DuplicatePair,
    DuplicatePairQuerySet,
    JoiningRequest,
    JoiningRequestQuerySet,
    Organisation,
    OrganisationQuerySet,
    RegionMembership,
    Role,
)

Visitor = User | AnonymousUser
COORDINATION = "Koordinaatio"
WRITES_WITH_SECOND_FACTOR = frozenset(
    {
        RoleKind.COORDINATOR,
        RoleKind.OFFICIAL,
        RoleKind.PROGRAMME_COORDINATOR,
        RoleKind.ADMINISTRATOR,
    }
)


def roles_of(user: Visitor, day: date) -> tuple[Role, ...]:
    """Return the visitor's roles in force on the day.

    Read once for a loaded user: a request asks several times, and its user is loaded anew.
    """
    if not isinstance(user, User) or not user.is_active:
        return ()
    known: dict[date, tuple[Role, ...]] = user.__dict__.setdefault("_roles_by_day", {})
    if day not in known:
        rows = Role.objects.filter(user=user).on(day)
        known[day] = tuple(rows.select_related("organisation", "region").order_by("pk"))
    return known[day]


def has_role(user: Visitor, day: date, *kinds: RoleKind) -> bool:
    """Test whether the visitor holds one of the roles, anywhere."""
    return any(role.kind in kinds for role in roles_of(user, day))


def is_administrator(user: Visitor, day: date) -> bool:
    """Test whether the visitor looks after the service."""
    return has_role(user, day, RoleKind.ADMINISTRATOR)


def is_programme_coordinator(user: Visitor, day: date) -> bool:
    """Test whether the visitor looks at regions side by side."""
    return has_role(user, day, RoleKind.PROGRAMME_COORDINATOR)


def is_coordinator(user: Visitor, region: Region, day: date) -> bool:
    """Test whether the visitor coordinates the region's network."""
    return _in_region(user, region, day, RoleKind.COORDINATOR)


def is_adviser(user: Visitor, region: Region, day: date) -> bool:
    """Test whether the visitor advises clients in the region."""
    return _in_region(user, region, day, RoleKind.ADVISER)


def is_official(user: Visitor, day: date) -> bool:
    """Test whether the visitor works for a public body."""
    return has_role(user, day, RoleKind.OFFICIAL)


def _in_region(user: Visitor, region: Region, day: date, kind: RoleKind) -> bool:
    return any(role.kind == kind and role.region_id == region.pk for role in roles_of(user, day))


def needs_second_factor(user: Visitor, day: date) -> bool:
    """Test whether the visitor's roles ask for a second factor at sign-in."""
    return has_role(user, day, *WRITES_WITH_SECOND_FACTOR)


def may_edit(user: Visitor, organisation: Organisation, day: date) -> bool:
    """Test whether the visitor keeps the organisation's record: its own people, or coordination."""
    return _edits_as_own(user, organisation, day) or _coordinates(user, organisation, day)


def _edits_as_own(user: Visitor, organisation: Organisation, day: date) -> bool:
    kinds = {RoleKind.EDITOR, RoleKind.SPOKESPERSON, RoleKind.OFFICIAL}
    return any(
        role.kind in kinds and role.organisation_id == organisation.pk
        for role in roles_of(user, day)
    )


def _coordinates(user: Visitor, organisation: Organisation, day: date) -> bool:
    regions = _coordinated(user, day)
    return bool(regions) and organisation.memberships.filter(region__in=regions).exists()


def _coordinated(user: Visitor, day: date) -> set[int]:
    return {
        role.region_id
        for role in roles_of(user, day)
        if role.kind == RoleKind.COORDINATOR and role.region_id is not None
    }


def edited_by(user: Visitor, day: date) -> OrganisationQuerySet:
    """Return the organisations whose record the visitor keeps; the pair of `may_edit`."""
    regions = _coordinated(user, day)
    reach = Q(pk__in=_own_keys(user, day))
    if regions:
        reach |= Q(memberships__region__in=regions)
    return Organisation.objects.filter(reach).distinct()


def acted_for_by(user: Visitor, day: date) -> OrganisationQuerySet:
    """Return the organisations that the visitor acts for as one of their own people."""
    return Organisation.objects.filter(pk__in=_own_keys(user, day))


def _own_keys(user: Visitor, day: date) -> set[int]:
    kinds = {RoleKind.EDITOR, RoleKind.SPOKESPERSON, RoleKind.OFFICIAL}
    return {
        role.organisation_id
        for role in roles_of(user, day)
        if role.kind in kinds and role.organisation_id is not None
    }


def acts_as_own(user: Visitor, organisation: Organisation, day: date) -> bool:
    """Test whether the visitor acts for the organisation as one of its own people."""
    return _edits_as_own(user, organisation, day)


def checker_of(actor: object | None, organisation: Organisation, day: date) -> str:
    """Return who says that a record holds: an organisation or coordination, never a person.

    Readers see it; who pressed the button stands in the log.
    """
    if not isinstance(actor, User):
        return str(actor or "")[:200]
    return str(organisation) if _edits_as_own(actor, organisation, day) else COORDINATION


def may_speak_for(user: Visitor, organisation: Organisation, day: date) -> bool:
    """Test whether the visitor sends and signs in the organisation's name."""
    return any(
        role.kind == RoleKind.SPOKESPERSON and role.organisation_id == organisation.pk
        for role in roles_of(user, day)
    )


def may_grant(user: Visitor, kind: RoleKind, organisation: Organisation | None, day: date) -> bool:
    """Test whether the visitor may give or end such a role.

    An association's spokespersons look after its own people, coordination after associations of
    its region; roles of a region, of officials and of the service are the administrators'.
    """
    if is_administrator(user, day):
        return True
    if kind not in {RoleKind.EDITOR, RoleKind.SPOKESPERSON} or organisation is None:
        return False
    if organisation.kind == OrganisationKind.PUBLIC_BODY:
        return False
    return may_speak_for(user, organisation, day) or _coordinates(user, organisation, day)


def sees_network(user: Visitor, region: Region, day: date) -> bool:
    """Test whether the visitor belongs to the network: any current role in the region."""
    roles = roles_of(user, day)
    if any(role.region_id == region.pk or role.kind == RoleKind.ADMINISTRATOR for role in roles):
        return True
    keys = _own_keys(user, day)
    return bool(keys) and region.memberships.filter(organisation__in=keys).exists()


def former_role(user: User, organisation: Organisation, day: date) -> Role | None:
    """Return the visitor's latest role for the organisation that has ended by the day."""
    rows = Role.objects.filter(user=user, organisation=organisation, ends_on__lte=day)
    return rows.order_by("-ends_on", "-pk").first()


def seen_of(
    user: Visitor, organisation: Organisation, region: Region, day: date
) -> frozenset[Visibility]:
    """Return which visibilities of the organisation's fields the visitor sees."""
    if isinstance(user, AnonymousUser):
        return frozenset({Visibility.PUBLIC})
    if _edits_as_own(user, organisation, day):
        return frozenset(Visibility)
    if is_coordinator(user, region, day):
        return frozenset(Visibility)
    if sees_network(user, region, day):
        return frozenset({Visibility.PUBLIC, Visibility.NETWORK})
    return frozenset({Visibility.PUBLIC})


def visible_in(region: Region) -> OrganisationQuerySet:
    """Return the organisations that anyone may know of in the region."""
    return Organisation.objects.in_region(region).current()


@dataclass(frozen=True, slots=True)
class SeenRecord:
    """What one visitor sees of an organisation's record; a hidden field reads as empty."""

    organisation: Organisation
    fields: frozenset[str]
    contacts: tuple[Contact, ...]

    def text(self, field: str) -> Trilingual:
        """Return a text of the record, empty where it is hidden."""
        text = getattr(self.organisation, field)
        return text if field in self.fields and isinstance(text, Trilingual) else Trilingual()

    def value(self, field: str) -> Any:  # noqa: ANN401 - any column of the record
        """Return a field's value, None where it is hidden or empty."""
        return getattr(self.organisation, field) or None if field in self.fields else None


def seen_record(organisation: Organisation, seen: frozenset[Visibility]) -> SeenRecord:
    """Return the record as a reader of the given visibilities sees it (contacts prefetched)."""
    contacts = sorted(organisation.contacts.all(), key=lambda row: (row.position, row.pk))
    return SeenRecord(
        organisation,
        readable_fields(organisation.field_visibility, seen),
        tuple(contact for contact in contacts if contact.visibility in seen),
    )


def visible_fields(
    organisation: Organisation, user: Visitor, region: Region, day: date
) -> SeenRecord:
    """Return the record as the visitor sees it in the region on that day."""
    return seen_record(organisation, seen_of(user, organisation, region, day))


def public_record(organisation: Organisation) -> SeenRecord:
    """Return the record as everyone sees it: what the index, CSV and the API hold."""
    return seen_record(organisation, frozenset({Visibility.PUBLIC}))


def may_decide_on(user: Visitor, pair: DuplicatePair, day: date) -> bool:
    """Test whether the visitor may say if two records are one, and make them one.

    Coordination of a region in which both act, and administrators: nobody merges a record that
    is another region's alone.
    """
    if is_administrator(user, day):
        return True
    regions = _coordinated(user, day)
    if not regions:
        return False
    rows = RegionMembership.objects.filter(region__in=regions)
    there = rows.filter(organisation=pair.first_id).values("region")
    return rows.filter(organisation=pair.second_id, region__in=there).exists()


def pairs_seen_by(user: Visitor, region: Region, day: date) -> DuplicatePairQuerySet:
    """Return the pairs of the region on which the visitor may decide; of `may_decide_on`.

    Administrators see each pair one of whose records acts in the region.
    """
    here = RegionMembership.objects.filter(region=region).values("organisation")
    rows = DuplicatePair.objects.all()
    if is_administrator(user, day):
        return rows.filter(Q(first__in=here) | Q(second__in=here))
    if is_coordinator(user, region, day):
        return rows.filter(first__in=here, second__in=here)
    return rows.none()


def may_settle(user: Visitor, request: JoiningRequest, day: date) -> bool:
    """Test whether the visitor answers a request.

    Coordination of its region, administrators, and who may give the very role it asks for.
    """
    if is_coordinator(user, request.region, day) or is_administrator(user, day):
        return True
    organisation = request.organisation
    if organisation is None:
        return False
    return may_grant(user, RoleKind(request.role), organisation, day)


def requests_seen_by(user: Visitor, region: Region, day: date) -> JoiningRequestQuerySet:
    """Return the region's confirmed requests that the visitor answers; of `may_settle`."""
    rows = JoiningRequest.objects.filter(region=region)
    rows = rows.exclude(state=RequestState.UNCONFIRMED)
    if is_coordinator(user, region, day) or is_administrator(user, day):
        return rows
    spoken = {
        role.organisation_id
        for role in roles_of(user, day)
        if role.kind == RoleKind.SPOKESPERSON and role.organisation_id is not None
    }
    own = rows.filter(organisation__in=spoken)
    return own.exclude(organisation__kind=OrganisationKind.PUBLIC_BODY)
