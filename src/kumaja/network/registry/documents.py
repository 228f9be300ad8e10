"""Organisations as the index sees them: only what everyone may read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from django.db.models import Prefetch

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.index.domain.document import Document
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.network.registry.models import Organisation, RegionMembership
from kumaja.network.registry.policies import public_record

LABEL = "registry.Organisation"
_BATCH = 500


def documents(keys: Collection[str] | None, *, now: datetime) -> Iterator[Document]:
    """Yield the documents of the organisations with these codes, of all when None."""
    del now
    rows = Organisation.objects.current()
    if keys is not None:
        rows = rows.filter(code__in=keys)
    memberships = RegionMembership.objects.select_related("region")
    loaded = rows.with_record().prefetch_related(Prefetch("memberships", memberships))
    for organisation in loaded.order_by("pk").iterator(chunk_size=_BATCH):
        yield document_of(organisation)


def document_of(organisation: Organisation) -> Document:
    """Return one loaded organisation as a document."""
    seen = public_record(organisation)
    terms = list(organisation.terms.all())
    represents, description = seen.text("represents"), seen.text("description")
    return Document(
        label=LABEL,
        key=organisation.code,
        regions=sorted(row.region.slug for row in organisation.memberships.all()),
        kind=organisation.kind,
        name=organisation.name,
        sort_key=organisation.sort_key,
        words=Trilingual(
            fi=", ".join(term.name_fi for term in terms),
            sv=", ".join(term.name_sv for term in terms),
            en=", ".join(term.name_en for term in terms),
        ),
        summary=organisation.summary,
        description=Trilingual(
            fi=f"{represents.fi}\n{description.fi}".strip(),
            sv=f"{represents.sv}\n{description.sv}".strip(),
            en=f"{represents.en}\n{description.en}".strip(),
        ),
        municipalities=sorted(area.code for area in organisation.areas.all()),
        is_region_wide=organisation.is_region_wide,
        target_groups=[term.code for term in terms if term.scheme == Scheme.TARGET_GROUP],
        themes=[term.code for term in terms if term.scheme == Scheme.THEME],
        languages=organisation.languages,
    )


def touched_by(label: str, key: str) -> Collection[str]:
    """Return the organisations whose document shows something of the changed row."""
    if label == "vocabulary.Term":
        scheme, _, code = key.partition(":")
        found = Organisation.objects.filter(terms__scheme=scheme, terms__code=code)
        return list(found.values_list("code", flat=True))
    return ()
