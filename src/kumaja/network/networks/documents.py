"""Networks as the index sees them: all of a network is public."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.index.domain.document import Document
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.networks.models import Network

LABEL = "networks.Network"
_BATCH = 500


def documents(keys: Collection[str] | None, *, now: datetime) -> Iterator[Document]:
    """Yield the documents of the networks with these codes, of all when None; ended ones too."""
    del now
    rows = Network.objects.current()
    if keys is not None:
        rows = rows.filter(code__in=keys)
    loaded = rows.select_related("region").prefetch_related("municipalities", "terms")
    for network in loaded.order_by("pk").iterator(chunk_size=_BATCH):
        yield document_of(network)


def document_of(network: Network) -> Document:
    """Return one loaded network as a document."""
    terms = sorted(network.terms.all(), key=lambda term: (term.scheme, term.position, term.pk))
    return Document(
        label=LABEL,
        key=network.code,
        regions=[network.region.slug],
        kind=network.kind,
        name=network.name,
        sort_key=network.sort_key,
        words=_words(network, terms),
        description=network.purpose,
        municipalities=sorted(place.code for place in network.municipalities.all()),
        is_region_wide=network.is_region_wide,
        target_groups=[term.code for term in terms if term.scheme == Scheme.TARGET_GROUP],
        themes=[term.code for term in terms if term.scheme == Scheme.THEME],
    )


def _words(network: Network, terms: list[Term]) -> Trilingual:
    """Return what a network is found by beside its own texts: its terms, its place, its kind."""
    place = [network.locality] if network.locality else []
    return Trilingual(
        fi=", ".join([*(term.name_fi for term in terms), *place, "verkosto"]),
        sv=", ".join([*(term.name_sv for term in terms), *place, "nätverk"]),
        en=", ".join([*(term.name_en for term in terms), *place, "network"]),
    )


def touched_by(label: str, key: str) -> Collection[str]:
    """Return the networks whose document shows something of the changed row."""
    if label == "vocabulary.Term":
        scheme, _, code = key.partition(":")
        found = Network.objects.filter(terms__scheme=scheme, terms__code=code)
        return list(found.values_list("code", flat=True))
    return ()
