"""The catalogue of open data as statements of DCAT-AP 3, which avoindata.fi and others harvest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kumaja.foundation.core.domain.text import LANGUAGES, Trilingual
from kumaja.front.home.domain.catalogue import Catalogue, DataSet, Distribution
from kumaja.front.home.domain.graph import Iri, Literal, Statement

_LISTS: Final = "http://publications.europa.eu/resource/authority"
_THEME: Final = Iri(f"{_LISTS}/data-theme/SOCI")
_FREQUENCY: Final = Iri(f"{_LISTS}/frequency/UPDATE_CONT")
_FINLAND: Final = Iri(f"{_LISTS}/country/FIN")
_SPOKEN: Final = tuple(Iri(f"{_LISTS}/language/{code}") for code in ("FIN", "SWE", "ENG"))
_MEDIA_TYPES: Final = "https://www.iana.org/assignments/media-types"


def statements_of(catalogue: Catalogue) -> Iterator[Statement]:
    """Yield the catalogue, its publisher, its interface, and each data set with its formats."""
    here = Iri(catalogue.iri)
    yield Statement(here, "a", "dcat:Catalog")
    yield from _texts(here, "dct:title", catalogue.title)
    yield from _texts(here, "dct:description", catalogue.description)
    yield Statement(here, "dct:publisher", _publisher(catalogue))
    yield Statement(here, "dct:license", Iri(catalogue.licence))
    yield Statement(here, "foaf:homepage", Iri(catalogue.home))
    for language in _SPOKEN:
        yield Statement(here, "dct:language", language)
    for row in catalogue.sets:
        yield Statement(here, "dcat:dataset", _set_iri(catalogue, row))
    yield Statement(here, "dcat:service", Iri(f"{catalogue.iri}#interface"))
    yield from _of_publisher(catalogue)
    yield from _of_service(catalogue)
    for row in catalogue.sets:
        yield from _of_set(catalogue, row)


def _publisher(catalogue: Catalogue) -> Iri:
    return Iri(f"{catalogue.iri}#publisher")


def _set_iri(catalogue: Catalogue, row: DataSet) -> Iri:
    return Iri(f"{catalogue.iri}#{row.key}")


def _texts(subject: Iri, name: str, text: Trilingual) -> Iterator[Statement]:
    for language in LANGUAGES:
        if value := text.exactly(language):
            yield Statement(subject, name, Literal(value, language))


def _of_publisher(catalogue: Catalogue) -> Iterator[Statement]:
    who = _publisher(catalogue)
    yield Statement(who, "a", "foaf:Agent")
    yield Statement(who, "foaf:name", Literal(catalogue.publisher.name))
    contact = Iri(f"{catalogue.iri}#contact")
    yield Statement(contact, "a", "vcard:Organization")
    yield Statement(contact, "vcard:fn", Literal(catalogue.publisher.name))
    if catalogue.publisher.email:
        mail = Iri(f"mailto:{catalogue.publisher.email}")
        yield Statement(contact, "vcard:hasEmail", mail)


def _of_service(catalogue: Catalogue) -> Iterator[Statement]:
    service = Iri(f"{catalogue.iri}#interface")
    yield Statement(service, "a", "dcat:DataService")
    yield from _texts(service, "dct:title", catalogue.title)
    yield Statement(service, "dcat:endpointURL", Iri(catalogue.service))
    yield Statement(service, "dcat:endpointDescription", Iri(catalogue.description_of_service))
    yield Statement(service, "dct:license", Iri(catalogue.licence))
    for row in catalogue.sets:
        yield Statement(service, "dcat:servesDataset", _set_iri(catalogue, row))


def _of_set(catalogue: Catalogue, row: DataSet) -> Iterator[Statement]:
    this = _set_iri(catalogue, row)
    yield Statement(this, "a", "dcat:Dataset")
    yield from _texts(this, "dct:title", row.title)
    yield from _texts(this, "dct:description", row.description)
    yield Statement(this, "dct:publisher", _publisher(catalogue))
    yield Statement(this, "dcat:contactPoint", Iri(f"{catalogue.iri}#contact"))
    yield Statement(this, "dcat:theme", _THEME)
    yield Statement(this, "dct:spatial", _FINLAND)
    yield Statement(this, "dct:accrualPeriodicity", _FREQUENCY)
    yield Statement(this, "dcat:landingPage", Iri(catalogue.home))
    if row.changed_on:
        changed = Literal(row.changed_on.isoformat(), type="xsd:date")
        yield Statement(this, "dct:modified", changed)
    for number, way in enumerate(row.distributions, start=1):
        here = Iri(f"{this.value}-{number}")
        yield Statement(this, "dcat:distribution", here)
        yield from _of_distribution(here, way)
        yield Statement(here, "dct:license", Iri(catalogue.licence))


def _of_distribution(here: Iri, way: Distribution) -> Iterator[Statement]:
    yield Statement(here, "a", "dcat:Distribution")
    yield Statement(here, "dct:title", Literal(way.label))
    yield Statement(here, "dcat:accessURL", Iri(way.url))
    yield Statement(here, "dct:format", Iri(f"{_LISTS}/file-type/{way.file_type}"))
    yield Statement(here, "dcat:mediaType", Iri(f"{_MEDIA_TYPES}/{way.media_type}"))
    if way.conforms_to:
        yield Statement(here, "dct:conformsTo", Iri(way.conforms_to))
