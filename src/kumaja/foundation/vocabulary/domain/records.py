"""A term as a list outside the database tells it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.vocabulary.domain.schemes import Scheme


@dataclass(frozen=True, slots=True)
class TermRecord:
    """One term of a list: its label, a sentence about it, and other words by language."""

    scheme: Scheme
    code: str
    label: Trilingual
    note: Trilingual = field(default_factory=Trilingual)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parent: str = ""
    uri: str = ""
    old_codes: tuple[str, ...] = ()
    place: int = 0  # which record of its file it was, from 1


@dataclass(frozen=True, slots=True)
class TermKey:
    """The name of one of our terms: its list and its code."""

    scheme: Scheme
    code: str

    @classmethod
    def read(cls, text: str) -> TermKey:
        """Return the key written as `scheme:code`; raises ValueError on another scheme."""
        scheme, _, code = text.partition(":")
        return cls(Scheme(scheme), code)


_CODE_LISTS = "http://uri.suomi.fi/codelist/"


def notation_in(name: str) -> str:
    """Return the notation in an address of a national code list (`…/code/P4.10` is `P4.10`).

    Anything else, such as a bare notation or an older name, is returned as it is.
    """
    text = name.strip()
    return text.rsplit("/", 1)[1] if text.startswith(_CODE_LISTS) else text


def each_once(texts: Iterable[str]) -> list[str]:
    """Return the texts without empty ones and repetitions, in their order."""
    return list(dict.fromkeys(text.strip() for text in texts if text.strip()))


def parents_first(records: list[TermRecord]) -> list[list[TermRecord]]:
    """Return the records in layers: each record's parent stands in an earlier layer.

    A parent that is not in the list counts as none; records in a ring come last, as they are.
    """
    left, known = list(records), {record.code for record in records}
    written: set[str] = set()
    layers: list[list[TermRecord]] = []
    while left:
        layer = [row for row in left if row.parent not in known or row.parent in written] or left
        layers.append(layer)
        written |= {row.code for row in layer}
        left = [row for row in left if row.code not in written]
    return layers
