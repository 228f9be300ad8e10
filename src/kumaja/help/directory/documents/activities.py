"""Activities as the index sees them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import islice

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.index.domain.document import Document
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.help.directory.documents.told import Told, ToldTerm
from kumaja.help.directory.models import Activity

LABEL = "directory.Activity"
_BATCH = 500


def documents(keys: Collection[str] | None, *, now: datetime) -> Iterator[Document]:
    """Yield the documents of the activities with these codes, of all when None."""
    rows = Activity.objects.current().running_on(now.date())
    if keys is not None:
        rows = rows.filter(code__in=keys)
    loaded = rows.for_index().order_by("pk").iterator(chunk_size=_BATCH)
    told = Told()
    while portion := list(islice(loaded, _BATCH)):
        told.read([activity.pk for activity in portion])
        for activity in portion:
            yield _document(activity, told, now)


def document_of(activity: Activity, now: datetime) -> Document:
    """Return one activity as a document."""
    told = Told()
    told.read([activity.pk])
    return _document(activity, told, now)


def _document(activity: Activity, told: Told, now: datetime) -> Document:
    terms = told.terms(activity.pk)
    channels = activity.channels.all()
    places = [] if activity.is_address_secret else [row for row in channels if row.municipality]
    time = activity.next_time_at(now)
    return Document(
        label=LABEL,
        key=activity.code,
        regions=(activity.region.slug,),
        kind=activity.kind,
        name=activity.name,
        sort_key=activity.sort_key,
        organisation=activity.organisation.name,
        words=_words(activity, terms),
        summary=activity.summary,
        description=_description(activity),
        municipalities=sorted(
            set(told.areas_of.get(activity.pk, ()))
            | {row.municipality.code for row in places if row.municipality}
        ),
        is_region_wide=activity.is_region_wide,
        is_remote=activity.is_remote,
        life_situations=_codes(terms, Scheme.LIFE_SITUATION),
        target_groups=_codes(terms, Scheme.TARGET_GROUP),
        themes=_codes(terms, Scheme.THEME),
        forms=_codes(terms, Scheme.ACTIVITY_FORM),
        handbook_parts=_codes(terms, Scheme.HANDBOOK_PART),
        languages=activity.languages,
        when=activity.parts_of_week_at(now),
        price="" if activity.price_kind == "unknown" else activity.price_kind,
        facts=list(told.facts_of.get(activity.pk, ())),
        next_at=time.starts if time else None,
    )


def touched_by(label: str, key: str) -> Collection[str]:
    """Return the activities whose document shows something of the changed row."""
    if label == "registry.Organisation":
        return list(Activity.objects.filter(organisation__code=key).values_list("code", flat=True))
    if label == "vocabulary.Term":
        scheme, _, code = key.partition(":")
        found = Activity.objects.filter(terms__scheme=scheme, terms__code=code)
        return list(found.values_list("code", flat=True))
    return ()


def _codes(terms: list[ToldTerm], scheme: Scheme) -> list[str]:
    return [term.code for term in terms if term.scheme == scheme]


def _words(activity: Activity, terms: list[ToldTerm]) -> Trilingual:
    def said(language: str) -> str:
        own = [activity.words.exactly(language)]
        named = [term.name.exactly(language) for term in terms]
        other = [word for term in terms for word in term.synonyms.get(language, ())]
        return ", ".join(word for word in (*own, *named, *other) if word)

    return Trilingual(fi=said("fi"), sv=said("sv"), en=said("en"))


def _description(activity: Activity) -> Trilingual:
    easy = f"\n{activity.summary_easy}" if activity.summary_easy else ""
    fi = f"{activity.description_fi}{easy}\n{activity.eligibility_fi}".strip()
    return Trilingual(
        fi=fi,
        sv=f"{activity.description_sv}\n{activity.eligibility_sv}".strip(),
        en=f"{activity.description_en}\n{activity.eligibility_en}".strip(),
    )
