"""Practices as the index sees them: published ones, a shared one in every region."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.index.domain.document import NO_TEXT, Document
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.practices.models import Practice, PracticeQuerySet

LABEL = "practices.Practice"
KIND = "practice"
_BATCH = 500


def documents(keys: Collection[str] | None, *, now: datetime) -> Iterator[Document]:
    """Yield the documents of the practices with these codes, of all when None."""
    del now
    rows = Practice.objects.published().current()
    if keys is not None:
        rows = rows.filter(code__in=keys)
    regions = list(Region.objects.order_by("pk").values_list("slug", flat=True))
    loaded = rows.select_related("region", "organisation", "network", "municipality")
    for practice in loaded.prefetch_related("terms").order_by("pk").iterator(chunk_size=_BATCH):
        yield document_of(practice, regions)


def document_of(practice: Practice, regions: Collection[str]) -> Document:
    """Return one loaded practice as a document; `regions` are all that there are.

    No life situation: who searches in trouble looks for help, not for a way of working.
    """
    terms = sorted(practice.terms.all(), key=lambda term: (term.scheme, term.position, term.pk))
    whose = practice.organisation or practice.network
    place = practice.municipality
    return Document(
        label=LABEL,
        key=practice.code,
        regions=list(regions) if practice.is_shared else [practice.region.slug],
        kind=KIND,
        name=practice.name,
        sort_key=practice.sort_key,
        organisation=whose.name if whose else NO_TEXT,
        words=_words(terms),
        summary=practice.summary,
        description=practice.description,
        municipalities=[place.code] if place else [],
        is_region_wide=place is None,
        target_groups=[term.code for term in terms if term.scheme == Scheme.TARGET_GROUP],
        themes=[term.code for term in terms if term.scheme == Scheme.THEME],
    )


def _words(terms: list[Term]) -> Trilingual:
    """Return what a practice is found by beside its own texts."""
    named = [term for term in terms if term.scheme != Scheme.LIFE_SITUATION]
    return Trilingual(
        fi=", ".join([*(term.name_fi for term in named), "hyvä käytäntö"]),
        sv=", ".join([*(term.name_sv for term in named), "god praxis"]),
        en=", ".join([*(term.name_en for term in named), "good practice"]),
    )


def touched_by(label: str, key: str) -> Collection[str]:
    """Return the practices whose document shows something of the changed row."""
    return list(_showing(label, key).values_list("code", flat=True))


def _showing(label: str, key: str) -> PracticeQuerySet:
    if label == "vocabulary.Term":
        scheme, _, code = key.partition(":")
        return Practice.objects.filter(terms__scheme=scheme, terms__code=code)
    if label == "registry.Organisation":
        return Practice.objects.filter(organisation__code=key)
    if label == "networks.Network":
        return Practice.objects.filter(network__code=key)
    return Practice.objects.none()
