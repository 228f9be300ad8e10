"""Matters as the index sees them: published ones, with what was decided in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from django.db.models import Prefetch

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.index.domain.document import Document
from kumaja.foundation.language.domain.keys import sort_key
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.voice.matters.models import Decision, Matter, MatterOwner, MatterQuerySet

LABEL = "matters.Matter"
_BATCH = 500


def documents(keys: Collection[str] | None, *, now: datetime) -> Iterator[Document]:
    """Yield the documents of the matters with these codes, of all when None."""
    del now
    rows = Matter.objects.published().filter(archived_at=None)
    if keys is not None:
        rows = rows.filter(code__in=keys)
    owners = MatterOwner.objects.select_related("organisation", "network").order_by("position")
    loaded = rows.select_related("region").prefetch_related(
        "terms", "areas", Prefetch("owners", owners),
        Prefetch("decisions", Decision.objects.in_force()),
    )  # fmt: skip
    for matter in loaded.order_by("pk").iterator(chunk_size=_BATCH):
        yield document_of(matter)


def document_of(matter: Matter) -> Document:
    """Return one loaded matter as a document.

    No life situation: who searches in trouble looks for help, not for what is being prepared.
    """
    terms = sorted(matter.terms.all(), key=lambda term: (term.scheme, term.position, term.pk))
    places = sorted(place.code for place in matter.areas.all())
    return Document(
        label=LABEL,
        key=matter.code,
        regions=[matter.region.slug],
        kind=matter.object,
        name=matter.title,
        sort_key=sort_key(str(matter)),
        organisation=_joined(owner.name for owner in matter.owners.all()),
        words=_words(terms),
        summary=matter.summary,
        description=_joined([matter.can_change, *_decided(matter)]),
        municipalities=places,
        is_region_wide=not places,
        target_groups=[term.code for term in terms if term.scheme == Scheme.TARGET_GROUP],
        themes=[term.code for term in terms if term.scheme == Scheme.THEME],
    )


def _decided(matter: Matter) -> Iterator[Trilingual]:
    for decision in matter.decisions.all():
        yield decision.title
        yield decision.result


def _joined(texts: Iterable[Trilingual]) -> Trilingual:
    told = list(texts)
    return Trilingual(
        fi="\n".join(text.fi for text in told if text.fi),
        sv="\n".join(text.sv for text in told if text.sv),
        en="\n".join(text.en for text in told if text.en),
    )


def _words(terms: list[Term]) -> Trilingual:
    """Return what a matter is found by beside its own texts."""
    named = [term for term in terms if term.scheme != Scheme.LIFE_SITUATION]
    return Trilingual(
        fi=", ".join(term.name_fi for term in named),
        sv=", ".join(term.name_sv for term in named),
        en=", ".join(term.name_en for term in named),
    )


def touched_by(label: str, key: str) -> Collection[str]:
    """Return the matters whose document shows something of the changed row."""
    return list(_showing(label, key).values_list("code", flat=True))


def _showing(label: str, key: str) -> MatterQuerySet:
    if label == "vocabulary.Term":
        scheme, _, code = key.partition(":")
        return Matter.objects.filter(terms__scheme=scheme, terms__code=code)
    if label == "registry.Organisation":
        return Matter.objects.filter(owners__organisation__code=key)
    if label == "networks.Network":
        return Matter.objects.filter(owners__network__code=key)
    return Matter.objects.none()
