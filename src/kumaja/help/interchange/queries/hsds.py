"""What is known here when HSDS is read, and how our rows stand in the shape of its records."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from django.db.models import Prefetch, QuerySet

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.core.domain.visibility import Visibility
from kumaja.foundation.imports.domain.records import Json, Standing
from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.engine.shipped import OURS
from kumaja.foundation.vocabulary.queries import terms_with_words
from kumaja.help.directory.models import Activity, Channel, Schedule
from kumaja.help.interchange.domain import activities, faults, organisations
from kumaja.help.interchange.domain.hsds.rows import is_uuid
from kumaja.help.interchange.domain.known import Known
from kumaja.help.interchange.queries.ptv import (
    channel_values,
    heirs_known,
    hours_values,
    known_on,
    others_by_business_id,
    reference_to,
)
from kumaja.network.registry.domain.masters import owned_name
from kumaja.network.registry.models import Contact, Organisation
from kumaja.network.registry.queries.duplicates import heirs_of
from kumaja.network.registry.queries.masters import standings_of

SOURCE = "hsds"
_LISTS = (Scheme.THEME, Scheme.LIFE_SITUATION, Scheme.TARGET_GROUP)
_AT_ONCE = 500
_RECORD = ("name", "summary", "description", "represents", "experience_expertise")
_OFFER = ("name", "summary", "description", "words", "eligibility", "price_note")


def known_of_source(day: date) -> Known:
    """Return what there is to look up by, our words by their labels too."""
    rows = Organisation.objects.filter(source=SOURCE).values_list("source_id", flat=True)
    ended = Activity.objects.filter(source=SOURCE).values_list("source_id", "ended_on")
    own = _own_references()
    labels: dict[str, tuple[str, ...]] = {}
    for term in terms_with_words(*_LISTS):
        words = [word.text for word in term.synonyms.all()]
        for word in (term.name_fi, term.name_sv, term.name_en, *words):
            if key := match_key(word):
                labels.setdefault(key, (str(term),))
    return replace(
        known_on(day),
        organisations=frozenset(rows) | frozenset(own),
        by_business_id=others_by_business_id(SOURCE),
        heirs=own | heirs_known(SOURCE),
        labels=labels,
        our_terms=frozenset(str(term) for term in terms_with_words(*OURS)),
        ended={name: ended_on.isoformat() for name, ended_on in ended if ended_on},
        day=day.isoformat(),
    )


def _own_references() -> dict[str, str]:
    """Return what each organisation is called outside → how records refer to it."""
    rows = Organisation.objects.exclude(uuid=None).in_bulk()
    heirs = heirs_of([key for key, row in rows.items() if row.archived_at is not None])
    return {
        str(row.uuid): reference_to(rows.get(heirs.get(key, key), row), SOURCE)
        for key, row in rows.items()
    }


def names_here(table: str, source_ids: Collection[str]) -> dict[str, str]:
    """Return what the organisations or services with these ids of the source are called here."""
    rows = (Organisation if table == "organization" else Activity).objects.filter(source=SOURCE)
    found: dict[str, str] = {}
    ids = list(source_ids)
    for start in range(0, len(ids), _AT_ONCE):
        listed = rows.filter(source_id__in=ids[start : start + _AT_ONCE])
        found.update(listed.values_list("source_id", "match_key"))
    return found


def loaded_organisations(rows: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Load what a record tells of organisations."""
    contacts = Prefetch("contacts", Contact.objects.order_by("position", "pk"))
    return rows.select_related("domicile", "umbrella").prefetch_related("areas", "terms", contacts)


def organisation_values(row: Organisation) -> dict[str, Json]:
    """Return a loaded organisation in the shape of a record."""
    return {
        **_texts(row, _RECORD),
        "kind": row.kind,
        "business_id": row.business_id or "",
        "register_number": row.register_number,
        "founded_year": row.founded_year,
        "ended_on": _day(row.ended_on),
        "members": row.members,
        "website": row.website,
        "languages": row.languages,
        "domicile": row.domicile.code if row.domicile else "",
        "locality": row.locality,
        "areas": sorted(area.code for area in row.areas.all()),
        "is_region_wide": row.is_region_wide,
        "terms": sorted(str(term) for term in row.terms.all()),
        "umbrella": reference_to(row.umbrella, SOURCE) if row.umbrella else "",
        "contacts": [contact_values(contact) for contact in row.contacts.all()],
    }


def contact_values(contact: Contact) -> Json:
    """Return a contact; that only some see it is told when it is so."""
    values = {**_texts(contact, ("role",)), "phone": contact.phone, "email": contact.email}
    if contact.visibility != Contact().visibility:
        values["visibility"] = contact.visibility
    return values


def loaded_activities(rows: QuerySet[Activity]) -> QuerySet[Activity]:
    """Load what a record tells of activities."""
    places = Channel.objects.select_related("municipality__county")
    channels = places.order_by("position", "pk")
    schedules = Schedule.objects.order_by("position", "pk")
    return rows.select_related("organisation", "region").prefetch_related(
        "areas", "terms", "facts", Prefetch("channels", channels), Prefetch("schedules", schedules)
    )


def activity_values(row: Activity) -> dict[str, Json]:
    """Return a loaded activity in the shape of a record."""
    plain = (
        "summary_easy", "kind", "age_from", "age_to", "price_kind", "languages", "is_region_wide",
        "is_remote", "way_in", "is_full", "is_address_secret",
    )  # fmt: skip
    schedules = list(row.schedules.all())
    channels = [channel_values(channel, schedules) for channel in row.channels.all()]
    loose = [hours_values(each) for each in schedules if each.channel_id is None]
    return {
        "organisation": reference_to(row.organisation, SOURCE),
        **_texts(row, _OFFER),
        **{name: getattr(row, name) for name in plain},
        "price": None if row.price is None else str(row.price),
        "paused_until": _day(row.paused_until),
        "ended_on": _day(row.ended_on),
        "facts": {each.fact: each.is_so for each in row.facts.all()},
        "areas": sorted(area.code for area in row.areas.all()),
        "terms": sorted(str(term) for term in row.terms.all()),
        "channels": channels + ([{"hours": loose}] if loose else []),
    }


def _texts(row: object, names: Iterable[str]) -> dict[str, Json]:
    return {
        f"{name}_{each}": getattr(row, f"{name}_{each}") for name in names for each in LANGUAGES
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def written_here(kind: str, source_ids: Collection[str]) -> dict[str, Standing]:
    """Return our rows that come back by what our exports call them: nothing of them is written."""
    ids = [name for name in source_ids if is_uuid(name)]
    found: dict[str, Standing] = {}
    if kind == organisations.KIND:
        rows = {row.pk: row for row in Organisation.objects.filter(uuid__in=ids)}
        heirs = heirs_of([key for key, row in rows.items() if row.archived_at is not None])
        wanted = Organisation.objects.filter(pk__in={*rows, *heirs.values()})
        loaded = {row.pk: row for row in loaded_organisations(wanted)}
        for key, row in rows.items():
            stands = loaded[heirs.get(key, key)]
            found[str(row.uuid)] = _ours(
                "registry.Organisation", stands, organisation_values(stands)
            )
    elif kind == activities.KIND:
        for offer in loaded_activities(Activity.objects.filter(uuid__in=ids)):
            found[str(offer.uuid)] = _ours("directory.Activity", offer, activity_values(offer))
    return found


def _ours(label: str, row: Organisation | Activity, values: dict[str, Json]) -> Standing:
    is_archived = row.archived_at is not None
    return Standing(label, row.code, values, is_archived, others=frozenset(values))


def _untold(row: Organisation) -> frozenset[str]:
    """Return what no package of ours tells of a record: one that comes back must not empty it."""
    hidden = {name for name, who in row.field_visibility.items() if who != Visibility.PUBLIC}
    names = {name for name in organisation_values(row) if owned_name(name) in hidden}
    if any(contact.visibility != Visibility.PUBLIC for contact in row.contacts.all()):
        names.add("contacts")
    return frozenset(names)


def standings(kind: str, source_ids: Collection[str], region: Region | None) -> dict[str, Standing]:
    """Return how records of one kind stand here."""
    own = written_here(kind, source_ids)
    if kind == organisations.KIND:
        listed = Organisation.objects.filter(source=SOURCE, source_id__in=source_ids)
        return own | standings_of(
            listed, organisation_values, SOURCE, load=loaded_organisations, untold=_untold
        )
    if kind == activities.KIND:
        offered = Activity.objects.filter(source=SOURCE, source_id__in=source_ids)
        return own | {
            row.source_id: Standing(
                "directory.Activity", row.code, activity_values(row), row.archived_at is not None,
                None if row.region == region else Sentence(faults.IN_ANOTHER_REGION),
                others=frozenset({"channels"} if row.is_address_secret else ()),
            )
            for row in loaded_activities(offered)
        }  # fmt: skip
    return {}
