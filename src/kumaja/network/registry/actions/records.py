"""Changes of an organisation's record: each in one transaction, with its row in the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import save_clean
from kumaja.foundation.index.actions import touch
from kumaja.foundation.language.domain.keys import match_key, sort_key
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.domain.masters import foreign_columns, owned_name
from kumaja.network.registry.models import Contact, Organisation, RegionMembership
from kumaja.network.registry.policies import checker_of
from kumaja.network.registry.queries.masters import masters_of, owners_of

LABEL = "registry.Organisation"
_SETTLED = ["domicile", "county", "municipality", "umbrella", "successor"]
_CONTACT = ("role_fi", "role_sv", "role_en", "phone", "email", "visibility")
OWN_NAMESPACE = uuid5(NAMESPACE_URL, "https://kumaja.fi/")


class UmbrellaCircle(ValidationError):
    """An organisation cannot belong to itself, nor to what belongs to it."""


class UmbrellaBusy(ValidationError):
    """Somebody else is changing the umbrella, or what it belongs to, at this moment."""


class OwnedElsewhere(ValidationError):
    """Another system is the declared master of what would change: `owners` tells of which field."""

    def __init__(self, owners: Mapping[str, str]) -> None:
        self.owners = dict(owners)
        told = _("Another system owns this: %(name)s. Correct it there.")
        names = sorted(set(self.owners.values()))
        super().__init__({NON_FIELD_ERRORS: [told % {"name": name} for name in names]})


@dataclass(frozen=True, slots=True)
class RecordLinks:
    """What a record points to; None leaves it as it is."""

    areas: Iterable[Municipality] | None = None
    terms: Iterable[Term] | None = None
    contacts: Iterable[Contact] | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record came from: empty for what is written here."""

    source: str = ""
    source_id: str = ""


WRITTEN_HERE = Origin()


@transaction.atomic
def create_organisation(
    *,
    region: Region,
    values: Mapping[str, Any],
    actor: object | None,
    now: datetime,
    links: RecordLinks = RecordLinks(),
    origin: Origin = WRITTEN_HERE,
    since_on: date | None = None,
) -> Organisation:
    """Add an organisation to the registry and to the region in which it acts."""
    require_open(region, now)
    organisation = Organisation(
        **values, source=origin.source, source_id=origin.source_id, created_at=now
    )
    organisation.uuid = _uuid(organisation)
    _fill_keys(organisation)
    save_clean(organisation, exclude=_SETTLED, force_insert=True)
    _link(organisation, links, is_new=True)
    join_region(organisation=organisation, region=region, since_on=since_on or now.date())
    record(actor, "created", organisation, now=now, region=region, after=state_of(organisation))
    touch(LABEL, organisation.code, now=now)
    return organisation


@transaction.atomic
def update_record(
    *,
    organisation: Organisation,
    region: Region,
    values: Mapping[str, Any],
    actor: object | None,
    now: datetime,
    links: RecordLinks = RecordLinks(),
    is_checked: bool = True,
    writer: str = "",
) -> Organisation:
    """Correct a record; who corrects it has also checked it, unless told otherwise.

    `writer` is the source that writes, empty for people: raises OwnedElsewhere where another
    system is the declared master of what would change.
    """
    require_open(region, now)
    row = Organisation.objects.select_for_update().get(pk=organisation.pk)
    before = state_of(row) | _links_state(row)
    for name, value in values.items():
        setattr(row, name, value)
    _require_no_circle(row, before["umbrella"])
    if is_checked:
        row.checked_at, row.checked_by = now, checker_of(actor, row, day_of(now))
    _fill_keys(row)
    save_clean(row, exclude=_SETTLED)
    _link(row, links)
    after = state_of(row) | _links_state(row)
    _require_owned(row, before, after, writer)
    record(actor, "corrected", row, now=now, region=region, before=before, after=after)
    touch(LABEL, row.code, now=now)
    return row


@transaction.atomic
def confirm_record(
    *, organisation: Organisation, region: Region, actor: object | None, now: datetime
) -> None:
    """Say that the record still holds; nothing else changes."""
    update_record(organisation=organisation, region=region, values={}, actor=actor, now=now)


@transaction.atomic
def claim_record(
    *, organisation: Organisation, region: Region, actor: object, now: datetime
) -> None:
    """Take a record that coordination added into the organisation's own care."""
    update_record(
        organisation=organisation, region=region, values={"claimed_at": now}, actor=actor, now=now
    )


@transaction.atomic
def archive_organisation(
    *,
    organisation: Organisation,
    region: Region,
    reason: str,
    actor: object | None,
    now: datetime,
    successor: Organisation | None = None,
) -> None:
    """Take an organisation out of lists and search; its page says why and who goes on."""
    values = {"archived_at": now, "archive_reason": reason, "successor": successor}
    update_record(
        organisation=organisation, region=region, values=values, actor=actor, now=now,
        is_checked=False,
    )  # fmt: skip


def join_region(*, organisation: Organisation, region: Region, since_on: date) -> RegionMembership:
    """Make the organisation part of the region, where it acts; harmless when it already is."""
    membership, _is_new = RegionMembership.objects.get_or_create(
        organisation=organisation, region=region, defaults={"since_on": since_on}
    )
    return membership


def _uuid(organisation: Organisation) -> Any:  # noqa: ANN401 - UUID
    """Return UUIDv5 of source and its id, or of our namespace and the code."""
    name = (
        f"{organisation.source}:{organisation.source_id}"
        if organisation.source
        else organisation.code
    )
    return uuid5(OWN_NAMESPACE, name)


def _fill_keys(organisation: Organisation) -> None:
    name = str(organisation)
    organisation.sort_key, organisation.match_key = sort_key(name), match_key(name)
    organisation.business_id = organisation.business_id or None


def _link(organisation: Organisation, links: RecordLinks, *, is_new: bool = False) -> None:
    """Write what the record points to; a new one has nothing yet that must go first."""
    if links.areas is not None:
        _relate(organisation.areas, links.areas, is_new=is_new)
    if links.terms is not None:
        _relate(organisation.terms, links.terms, is_new=is_new)
    if links.contacts is None:
        return
    if not is_new:
        organisation.contacts.all().delete()
    for position, contact in enumerate(links.contacts):
        contact.organisation, contact.position, contact.pk = organisation, position, None
        save_clean(contact, exclude=["organisation"], force_insert=True)


def _relate(relation: Any, rows: Iterable[Any], *, is_new: bool) -> None:  # noqa: ANN401 - a manager
    if not is_new:
        relation.clear()
    relation.add(*rows)


def _require_no_circle(row: Organisation, before: int | None) -> None:
    """Refuse an umbrella that is the organisation itself, or belongs to it however far below."""
    if row.umbrella_id == before:
        return
    above, seen = row.umbrella_id, {row.pk}
    while above is not None:
        if above in seen:
            raise UmbrellaCircle({"umbrella": _("It belongs to this organisation itself.")})
        seen.add(above)
        above = _held_umbrella(above)


def _held_umbrella(key: int) -> int | None:
    """Return what an organisation belongs to, and hold that still until the transaction ends.

    Two who set each other's organisation at once hold their own rows: to wait would be to wait
    for ever, so that whoever meets a held row is refused.
    """
    rows = Organisation.objects.select_for_update(skip_locked=True, no_key=True)
    held = list(rows.filter(pk=key).values_list("umbrella", flat=True))
    if not held:
        busy = _("Someone is changing the umbrella organisation right now. Send this again.")
        raise UmbrellaBusy({"umbrella": busy})
    return held[0]


def _require_owned(
    row: Organisation, before: Mapping[str, Any], after: Mapping[str, Any], writer: str
) -> None:
    """Refuse to change what another system owns: the two would overwrite each other for ever."""
    owners = owners_of(row)
    changed = [name for name in after if before.get(name) != after[name]] if owners else []
    if foreign := foreign_columns(changed, owners, writer):
        names = {each.source: each.name for each in masters_of(row)}
        raise OwnedElsewhere({owned_name(name): names[owner] for name, owner in foreign.items()})


def _links_state(organisation: Organisation) -> dict[str, Any]:
    return {
        "areas": sorted(organisation.areas.values_list("code", flat=True)),
        "terms": sorted(str(term) for term in organisation.terms.all()),
        "contacts": [
            state_of(row, *_CONTACT) for row in organisation.contacts.order_by("position", "pk")
        ],
    }
