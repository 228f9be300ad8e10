"""The open data of a region: data sets, how each is had, and what its columns mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kumaja.foundation.core.domain.text import Trilingual


@dataclass(frozen=True, slots=True)
class Distribution:
    """One way to have a data set: a word for its format, and where it is had.

    `file_type` is the code of the EU's list of file types.
    """

    label: str
    url: str
    media_type: str
    file_type: str
    conforms_to: str = ""


@dataclass(frozen=True, slots=True)
class ColumnTold:
    """A column of a table and what stands in it."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class DataSet:
    """A list that anyone may take: how many rows it has now, and when one last changed."""

    key: str
    title: Trilingual
    description: Trilingual
    count: int
    changed_on: date | None
    distributions: tuple[Distribution, ...]
    columns: tuple[ColumnTold, ...] = ()


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who answers for the data."""

    name: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All open data of a region; `iri` names the catalogue, `home` is its page.

    `licence` is the name of the licence in the list of the EU.
    """

    iri: str
    home: str
    service: str
    description_of_service: str
    title: Trilingual
    description: Trilingual
    publisher: Publisher
    licence: str
    sets: tuple[DataSet, ...]
