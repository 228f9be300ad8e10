"""What PTV tells, whichever of its forms it came in: organisations, services, channels."""

from __future__ import annotations

from dataclasses import dataclass, field

from kumaja.foundation.imports.domain.records import Where
from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.help.interchange.domain.hours import Hours
from kumaja.help.interchange.domain.reading import Texts

SOURCE = "ptv"


@dataclass(frozen=True, slots=True)
class Address:
    """Where something is: what was written, and coordinates as the source has them."""

    streets: Texts = field(default_factory=dict)
    postal_code: str = ""
    post_office: str = ""
    municipality: str = ""
    north: str = ""
    east: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation of PTV."""

    where: Where
    source_id: str
    names: Texts
    kind: str = ""
    summaries: Texts = field(default_factory=dict)
    descriptions: Texts = field(default_factory=dict)
    business_id: str = ""
    websites: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    address: Address = field(default_factory=Address)
    municipality: str = ""
    areas: tuple[str, ...] = ()
    is_nationwide: bool = False
    parent: str = ""
    children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Channel:
    """A place, a phone, a page or a form of PTV."""

    where: Where
    source_id: str
    kind: str
    names: Texts
    organisation: str = ""
    summaries: Texts = field(default_factory=dict)
    descriptions: Texts = field(default_factory=dict)
    accessibility: Texts = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    websites: tuple[str, ...] = ()
    address: Address = field(default_factory=Address)
    hours: tuple[Hours, ...] = ()
    services: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    is_nationwide: bool = False
    terms: tuple[str, ...] = ()
    words: dict[str, list[str]] = field(default_factory=dict)
    remarks: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Service:
    """A service of PTV."""

    where: Where
    source_id: str
    names: Texts
    organisations: tuple[str, ...] = ()
    organisation_names: Texts = field(default_factory=dict)  # id → name, as the service tells it
    channels: tuple[str, ...] = ()
    summaries: Texts = field(default_factory=dict)
    descriptions: Texts = field(default_factory=dict)
    instructions: Texts = field(default_factory=dict)
    requirements: Texts = field(default_factory=dict)
    charge: str = ""
    charge_notes: Texts = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    is_nationwide: bool = False
    terms: tuple[str, ...] = ()
    words: dict[str, list[str]] = field(default_factory=dict)


Told = Organisation | Service | Channel
