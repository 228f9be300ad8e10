"""Reading records of organisations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Prefetch, Q

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.imports.domain.records import Json, Standing, Values
from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.domain.tables import (
    IN_ANOTHER_REGION,
    NAMES,
    SEVERAL_HERE,
    place_of,
)
from kumaja.network.registry.models import Contact, Organisation, OrganisationQuerySet
from kumaja.network.registry.policies import visible_in
from kumaja.network.registry.queries.duplicates import heirs_of
from kumaja.network.registry.queries.masters import owners_of_all, with_owners

LABEL = "registry.Organisation"
_LONGEST_ID = 100


def list_organisations(region: Region) -> OrganisationQuerySet:
    """Return the region's organisations by name, for lists."""
    return visible_in(region).by_name()


def keys_beneath(organisation: Organisation) -> set[int]:
    """Return the keys of the organisation and of all that belong to it, however far below.

    One statement a level.
    """
    found, level = {organisation.pk}, {organisation.pk}
    while level:
        rows = Organisation.objects.filter(umbrella__in=level).values_list("pk", flat=True)
        level = set(rows) - found
        found |= level
    return found


def umbrellas_called(text: str, region: Region, below: Organisation) -> OrganisationQuerySet:
    """Return the region's umbrella organisations by a part of their name, for one that belongs.

    Neither the organisation itself nor one that belongs to it is among them.
    """
    key = match_key(text)
    rows = visible_in(region).of_kind(OrganisationKind.UMBRELLA).by_name()
    if not key:
        return rows.none()
    named = Q(match_key__contains=key)
    for language in ("fi", "sv", "en"):
        named |= Q(**{f"name_{language}__icontains": text})
    return rows.filter(named).exclude(pk__in=keys_beneath(below))


_TEXTS = tuple(
    f"{name}_{language}"
    for name in ("name", "summary", "description", "represents")
    for language in LANGUAGES
)
_PLAIN = ("kind", "register_number", "founded_year", "members", "website", "locality")


def table_values(row: Organisation) -> dict[str, Json]:
    """Return a loaded organisation in the shape of a row of a table."""
    terms = [str(term) for term in row.terms.all()]
    contact = next(iter(row.contacts.all()), Contact())
    return {
        **{name: getattr(row, name) for name in (*_TEXTS, *_PLAIN)},
        "business_id": row.business_id or "",
        "languages": row.languages,
        "domicile": row.domicile.code if row.domicile else "",
        "areas": sorted(area.code for area in row.areas.all()),
        "is_region_wide": row.is_region_wide or None,
        "target_groups": sorted(term for term in terms if term.startswith("target_group:")),
        "themes": sorted(term for term in terms if term.startswith("theme:")),
        "phone": contact.phone,
        "email": contact.email,
        "contact_role": contact.role_fi,
        "ended_on": row.ended_on.isoformat() if row.ended_on else "",
    }


def organisations_meant(
    told: Mapping[str, Values], keys: Mapping[str, str], source: str, region: Region
) -> dict[str, Standing]:
    """Return the organisations that rows of a table are: by an earlier import, id, or name."""
    rows = _candidates(told, keys, source, region)
    heirs = _heirs(rows)
    by_code = {row.code: heirs.get(row.pk, row) for row in rows}
    by_origin = {row.source_id: heirs.get(row.pk, row) for row in rows if row.source == source}
    by_id = {row.business_id: row for row in rows if row.business_id}
    here = _codes_in(region, {row.code for row in (*rows, *heirs.values())})
    owners = owners_of_all([row.pk for row in (*rows, *heirs.values())])
    found: dict[str, Standing] = {}
    for name, values in told.items():
        row = (
            by_code.get(keys.get(name, ""))
            or by_origin.get(name[:_LONGEST_ID])
            or by_id.get(str(values.get("business_id") or ""))
        )
        same = [row] if row else _called_so(values, [each for each in rows if each.code in here])
        if len(same) > 1:
            found[name] = Standing(LABEL, "", {}, taken_by=Sentence(SEVERAL_HERE))
        elif same:
            standing = _standing(same[0], is_here=same[0].code in here)
            owned = owners.get(same[0].pk, {})
            found[name] = with_owners(standing, same[0], owned, source)
    return found


def _candidates(
    told: Mapping[str, Values], keys: Mapping[str, str], source: str, region: Region
) -> list[Organisation]:
    """Return all that could be one of the rows, loaded with what is compared."""
    ids = [str(values["business_id"]) for values in told.values() if values.get("business_id")]
    names = {match_key(name) for values in told.values() for name in _names(values)}
    meant = Q(source=source, source_id__in=[name[:_LONGEST_ID] for name in told])
    meant |= Q(business_id__in=ids) | Q(code__in=list(keys.values()))
    pks = set(Organisation.objects.filter(meant).values_list("pk", flat=True))
    pks |= set(visible_in(region).filter(match_key__in=names).values_list("pk", flat=True))
    return _compared(pks)


def _compared(keys: Iterable[int]) -> list[Organisation]:
    """Load organisations with what is compared."""
    contacts = Prefetch("contacts", Contact.objects.order_by("position", "pk"))
    rows = Organisation.objects.filter(pk__in=list(keys)).select_related("domicile").order_by("pk")
    return list(rows.prefetch_related("areas", "terms", contacts))


def _heirs(rows: Iterable[Organisation]) -> dict[int, Organisation]:
    """Return key of a record that was merged → the one that it leads to."""
    found = heirs_of([row.pk for row in rows if row.archived_at is not None])
    loaded = {row.pk: row for row in _compared(set(found.values()))} if found else {}
    return {key: loaded[heir] for key, heir in found.items()}


def _names(values: Values) -> list[str]:
    return [str(values[name]) for name in NAMES if values.get(name)]


def _codes_in(region: Region, codes: Iterable[str]) -> set[str]:
    rows = Organisation.objects.in_region(region).filter(code__in=list(codes))
    return set(rows.values_list("code", flat=True))


def _called_so(values: Values, rows: Iterable[Organisation]) -> list[Organisation]:
    """Return those of that name whose municipality, where both tell it, is the same."""
    wanted, place = {match_key(name) for name in _names(values)}, place_of(values)
    ids = values.get("business_id")
    return [
        row
        for row in rows
        if row.match_key in wanted
        and row.archived_at is None
        and not (ids and row.business_id and row.business_id != ids)
        and (not place or not (places := _places_of(row)) or place in places)
    ]


def _places_of(row: Organisation) -> set[str]:
    own = {row.domicile.code} if row.domicile else set()
    return own | {area.code for area in row.areas.all()}


def _standing(row: Organisation, *, is_here: bool) -> Standing:
    others = None if is_here else Sentence(IN_ANOTHER_REGION, {"name": str(row)[:100]})
    return Standing(LABEL, row.code, table_values(row), row.archived_at is not None, others)
