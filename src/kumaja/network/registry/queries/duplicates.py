"""Reading what may be one organisation twice, and what a merge has done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.domain.likeness import Known
from kumaja.network.registry.models import Contact, DuplicatePairQuerySet, Merge, Organisation

_COLUMNS = (
    "pk", "name_fi", "name_sv", "name_en", "business_id", "register_number", "source_id",
    "website", "umbrella", "kind", "is_region_wide", "domicile",
)  # fmt: skip


def known_organisations(streets: Mapping[int, frozenset[str]]) -> list[Known]:
    """Return what is compared of all organisations that stand, in three statements."""
    rows = Organisation.objects.current().order_by("pk")
    mails: dict[int, set[str]] = defaultdict(set)
    phones: dict[int, set[str]] = defaultdict(set)
    for key, mail, phone in Contact.objects.values_list("organisation", "email", "phone"):
        mails[key].add(mail)
        phones[key].add(phone)
    places = _places()
    found = (_known(row, mails, phones, places) for row in rows.values(*_COLUMNS))
    return [replace(each, streets=streets.get(each.key, frozenset())) for each in found]


def _places() -> dict[int, set[str]]:
    places: dict[int, set[str]] = defaultdict(set)
    table = Organisation.areas.through.objects
    for key, place in table.values_list("organisation_id", "municipality_id"):
        places[key].add(str(place))
    return places


def _known(
    row: dict[str, Any],
    mails: dict[int, set[str]],
    phones: dict[int, set[str]],
    places: dict[int, set[str]],
) -> Known:
    key = row["pk"]
    own = {str(row["domicile"])} if row["domicile"] else set()
    return Known(
        key=key,
        names=tuple(row[f"name_{language}"] for language in ("fi", "sv", "en")),
        business_id=row["business_id"] or "",
        register_number=row["register_number"],
        source_id=row["source_id"],
        emails=frozenset(mails.get(key, ())),
        phones=frozenset(phones.get(key, ())),
        website=row["website"],
        places=frozenset(own | places.get(key, set())),
        umbrella=row["umbrella"],
        is_public_body=row["kind"] == OrganisationKind.PUBLIC_BODY,
        is_region_wide=row["is_region_wide"],
    )


def loaded(pairs: DuplicatePairQuerySet) -> DuplicatePairQuerySet:
    """Load both records of pairs with what a comparison shows, in a fixed number of statements."""
    sides = ("first", "second")
    names = [f"{side}__{name}" for side in sides for name in ("domicile", "umbrella", "county")]
    rows = pairs.select_related(*sides, *names, "first__municipality", "second__municipality")
    lists = ("contacts", "areas", "terms", "memberships__region")
    return rows.prefetch_related(*(f"{side}__{name}" for side in sides for name in lists))


def heirs_of(keys: Collection[int]) -> dict[int, int]:
    """Return key of a merged record → key of the one that it leads to, however often merged."""
    heirs: dict[int, int] = {}
    level: Iterable[int] = keys
    while level:
        rows = Merge.objects.filter(gone__in=level, undone_at=None).values_list("gone", "kept")
        found = {gone: kept for gone, kept in rows if gone not in heirs}
        heirs |= found
        level = set(found.values())
    return {key: _last(key, heirs) for key in keys if key in heirs}


def heirs_in(source: str) -> dict[str, Organisation]:
    """Return id in a source → the record into which the one with that id was merged."""
    rows = Merge.objects.filter(gone__source=source, undone_at=None)
    ids = dict(rows.values_list("gone", "gone__source_id"))
    heirs = heirs_of(ids)
    loaded = Organisation.objects.in_bulk(set(heirs.values()))
    return {ids[key]: loaded[heir] for key, heir in heirs.items()}


def heir_of(row: Organisation) -> Organisation:
    """Return the record into which one was merged, itself when it stands alone."""
    heir = heirs_of([row.pk]).get(row.pk) if row.archived_at is not None else None
    return row if heir is None else Organisation.objects.get(pk=heir)


def _last(key: int, heirs: dict[int, int]) -> int:
    seen = {key}
    while (heir := heirs.get(key)) is not None and heir not in seen:
        seen.add(heir)
        key = heir
    return key
