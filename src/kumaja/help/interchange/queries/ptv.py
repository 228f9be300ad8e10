"""What is known here when PTV is read, and how its records stand here now."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import Prefetch, QuerySet

from kumaja.foundation.imports.domain.records import Json, Standing
from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.places.models import Municipality, PostalCode
from kumaja.foundation.places.queries import successor_in
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.domain.records import TermKey
from kumaja.foundation.vocabulary.engine import shipped
from kumaja.foundation.vocabulary.models import Term
from kumaja.foundation.vocabulary.queries import terms_by_code
from kumaja.help.directory.models import Activity, Channel, Schedule
from kumaja.help.interchange.domain import activities, faults, organisations
from kumaja.help.interchange.domain.known import FOREIGN, Known
from kumaja.help.interchange.domain.ptv import SOURCE
from kumaja.network.registry.models import Contact, Organisation
from kumaja.network.registry.queries.duplicates import heir_of, heirs_in, heirs_of
from kumaja.network.registry.queries.masters import standings_of


def known_on(day: date) -> Known:
    """Return what there is to look up by: places as they are that year, words, organisations."""
    rows = Organisation.objects.filter(source=SOURCE).values_list("source_id", flat=True)
    return Known(
        municipalities=municipalities_in(day.year),
        postal_codes=dict(PostalCode.objects.values_list("code", "municipality__code")),
        terms=national_words(),
        organisations=frozenset(rows),
        by_business_id=others_by_business_id(SOURCE),
        heirs=heirs_known(SOURCE),
    )


def others_by_business_id(source: str) -> dict[str, tuple[str, str]]:
    """Return business id → code and name of the row that others than the source have made."""
    rows = list(Organisation.objects.exclude(source=source).filter(business_id__isnull=False))
    heirs = heirs_of([row.pk for row in rows if row.archived_at is not None])
    loaded = Organisation.objects.in_bulk(set(heirs.values()))
    found = {row.business_id or "": loaded.get(heirs.get(row.pk, 0), row) for row in rows}
    return {business_id: (row.code, str(row)) for business_id, row in found.items()}


def heirs_known(source: str) -> dict[str, str]:
    """Return id of a merged record → how records refer to the one it was merged into."""
    return {name: reference_to(row, source) for name, row in heirs_in(source).items()}


def municipalities_in(year: int) -> dict[str, str]:
    """Return code and every name of each municipality → code of the one it is that year."""
    found: dict[str, str] = {}
    for row in Municipality.objects.select_related("successor__successor").order_by("valid_from"):
        code = successor_in(row, year).code
        found[row.code] = code
        for name in (row.name_fi, row.name_sv, row.name_en):
            if name and (row.exists_in(year) or match_key(name) not in found):
                found[match_key(name)] = code
    return found


def national_words() -> dict[str, tuple[str, ...]]:
    """Return our terms by PTV's notation, older name, address and Finnish label."""
    by_name = shipped.national_meanings()
    terms = terms_by_code(*{key.scheme for keys in by_name.values() for key in keys})
    found = {name: _terms_of(keys, terms) for name, keys in by_name.items()}
    with (shipped.FOLDER / "national_meanings.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            name = row["notation"] or row["older_name"]
            found.setdefault(row["label_fi"], found.get(name, ()))
    return found


def _terms_of(keys: Iterable[TermKey], terms: Mapping[TermKey, Term]) -> tuple[str, ...]:
    rows = (terms[key] for key in keys if key in terms)
    return tuple(str(row) for row in rows if not row.is_retired)


def organisations_here(source_ids: Collection[str]) -> dict[str, Standing]:
    """Return the organisations that PTV's records are here, in the shape of such records."""
    rows = Organisation.objects.filter(source=SOURCE, source_id__in=source_ids)
    return standings_of(rows, organisation_values, SOURCE, load=_loaded)


def _loaded(rows: QuerySet[Organisation]) -> QuerySet[Organisation]:
    contacts = Prefetch("contacts", Contact.objects.order_by("position", "pk"))
    return rows.select_related("domicile", "umbrella").prefetch_related("areas", contacts)


def organisation_values(row: Organisation) -> dict[str, Json]:
    """Return a loaded organisation in the shape of a record."""
    texts = [f"{name}_{each}" for name in ("name", "summary", "description") for each in _LANGUAGES]
    return {
        **{name: getattr(row, name) for name in texts},
        "kind": row.kind,
        "business_id": row.business_id or "",
        "website": row.website,
        "languages": row.languages,
        "domicile": row.domicile.code if row.domicile else "",
        "locality": row.locality,
        "areas": sorted(area.code for area in row.areas.all()),
        "is_region_wide": row.is_region_wide,
        "umbrella": reference_to(row.umbrella) if row.umbrella else "",
        "contacts": [_contact_values(contact) for contact in row.contacts.all()],
    }


_LANGUAGES = ("fi", "sv", "en")
_OWN_WORDS = ("role_fi", "role_sv", "role_en")


def _contact_values(contact: Contact) -> Json:
    """Return a contact; what only people write is told when it is there, so that it counts."""
    values: dict[str, Json] = {"phone": contact.phone, "email": contact.email}
    values |= {name: getattr(contact, name) for name in _OWN_WORDS if getattr(contact, name)}
    if contact.visibility != Contact().visibility:
        values["visibility"] = contact.visibility
    return values


def reference_to(row: Organisation, source: str = SOURCE) -> str:
    """Return how a record of a source refers to an organisation."""
    return row.source_id if row.source == source else FOREIGN + row.code


def organisation_meant(reference: str, source: str = SOURCE) -> Organisation | None:
    """Return the organisation that a record refers to, None when it is gone.

    One that was merged since the report was read is the one it was merged into.
    """
    if not reference:
        return None
    if reference.startswith(FOREIGN):
        rows = Organisation.objects.filter(code=reference.removeprefix(FOREIGN))
    else:
        rows = Organisation.objects.filter(source=source, source_id=reference)
    row = rows.first()
    return row and heir_of(row)


def activities_here(source_ids: Collection[str], region: Region | None) -> dict[str, Standing]:
    """Return the activities that PTV's records are here, in the shape of such records."""
    channels = Channel.objects.select_related("municipality").order_by("position", "pk")
    schedules = Schedule.objects.order_by("position", "pk")
    rows = Activity.objects.filter(source=SOURCE, source_id__in=source_ids)
    loaded = rows.select_related("organisation", "region").prefetch_related(
        "areas", "terms", Prefetch("channels", channels), Prefetch("schedules", schedules)
    )
    return {
        row.source_id: Standing(
            "directory.Activity", row.code, activity_values(row), row.archived_at is not None,
            None if row.region == region else Sentence(faults.IN_ANOTHER_REGION),
        )
        for row in loaded
    }  # fmt: skip


def activity_values(row: Activity) -> dict[str, Json]:
    """Return a loaded activity in the shape of a record."""
    names = ("name", "summary", "description", "words", "eligibility", "price_note")
    plain = ("kind", "price_kind", "languages", "is_region_wide", "is_remote", "way_in")
    schedules = list(row.schedules.all())
    channels = [channel_values(channel, schedules) for channel in row.channels.all()]
    loose = [hours_values(each) for each in schedules if each.channel_id is None]
    return {
        "organisation": reference_to(row.organisation),
        **{
            f"{name}_{each}": getattr(row, f"{name}_{each}")
            for name in names
            for each in _LANGUAGES
        },
        **{name: getattr(row, name) for name in plain},
        "areas": sorted(area.code for area in row.areas.all()),
        "terms": sorted(str(term) for term in row.terms.all()),
        "channels": channels + ([{"hours": loose}] if loose else []),
    }


def channel_values(channel: Channel, schedules: Iterable[Schedule]) -> Json:
    """Return a channel in the shape of a record, with its hours."""
    plain = ("kind", "source_id", "name_fi", "name_sv", "name_en", "street", "postal_code")
    reached = ("longitude", "latitude", "phone", "url", "email")
    return {
        **{name: getattr(channel, name) for name in plain},
        "municipality": channel.municipality.code if channel.municipality else "",
        **{name: getattr(channel, name) for name in reached},
        "hours": [hours_values(each) for each in schedules if each.channel_id == channel.pk],
    }


def hours_values(row: Schedule) -> Json:
    """Return hours; days left out are told when there are any."""
    values: dict[str, Json] = {
        "rule": row.rule,
        "first_on": row.first_on.isoformat(),
        "until_on": row.until_on.isoformat() if row.until_on else None,
        "starts_at": row.starts_at.isoformat("minutes"),
        "ends_at": row.ends_at.isoformat("minutes"),
        **{f"note_{each}": getattr(row, f"note_{each}") for each in _LANGUAGES},
    }
    if row.exceptions or row.is_on_holidays:
        values |= {"exceptions": row.exceptions, "is_on_holidays": row.is_on_holidays}
    return values


def registered_already(name: str, code: str, business_id: str) -> Standing:
    """Return the row of others that an organisation of PTV is: not this import's to change."""
    told = Sentence(faults.REGISTERED_ALREADY, {"name": name[:100], "id": business_id})
    return Standing("registry.Organisation", code, {}, taken_by=told)


def current(kind: str, source_ids: Collection[str], region: Region | None) -> dict[str, Standing]:
    """Return how records of one kind stand here."""
    if kind == organisations.KIND:
        return organisations_here(source_ids)
    if kind == activities.KIND:
        return activities_here(source_ids, region)
    return {}
