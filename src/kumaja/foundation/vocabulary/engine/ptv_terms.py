"""Reads the vocabularies of the national service store (PTV): JSON lists of terms."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.imports.domain.sentences import gettext_noop
from kumaja.foundation.vocabulary.domain.records import TermRecord, notation_in
from kumaja.foundation.vocabulary.domain.schemes import Scheme

SCHEMES = {
    "ptvelti": Scheme.PTV_LIFE_EVENT,
    "ptvkohderyhmat": Scheme.PTV_TARGET_GROUP,
    "ptvserclass": Scheme.PTV_SERVICE_CLASS,
    "ptvserclass2": Scheme.PTV_SERVICE_CLASS,
}
_LONGEST_CODE, _LONGEST_LABEL = 80, 200


class UnreadableVocabulary(Exception):
    """The file is no JSON list of terms; the message says what it is instead."""


@dataclass(frozen=True, slots=True)
class RefusedTerm:
    """A record that cannot become a term: its place in the file (from 1), and why."""

    place: int
    notation: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadTerms:
    """What was found in a file: the terms, and the records that were refused."""

    terms: tuple[TermRecord, ...]
    refused: tuple[RefusedTerm, ...]


def read_terms(content: bytes) -> ReadTerms:
    """Return the terms of a vocabulary; raises UnreadableVocabulary when it is none at all.

    One bad record never stops the rest. Of two records with one notation the first that has an
    address is kept: the list once gave `P7.12` anew without taking the old one out.
    """
    terms: dict[tuple[Scheme, str], TermRecord] = {}
    refused: list[RefusedTerm] = []
    for place, entry in enumerate(_entries(content), start=1):
        record, reason = _record(entry, place)
        if record is not None and (record.scheme, record.code) in terms:
            record, reason = None, gettext_noop("The notation is in the file already.")
        if record is None:
            refused.append(RefusedTerm(place, _text(entry, "Notation"), reason))
        else:
            terms[record.scheme, record.code] = record
    return ReadTerms(tuple(terms.values()), tuple(refused))


def _entries(content: bytes) -> list[object]:
    """Return the list that the file holds."""
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableVocabulary(gettext_noop("The file is not in UTF-8.")) from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise UnreadableVocabulary(gettext_noop("The file is not JSON.")) from error
    if not isinstance(data, list):
        raise UnreadableVocabulary(gettext_noop("The file does not hold a list of terms."))
    return data


def _record(entry: object, place: int) -> tuple[TermRecord | None, str]:
    """Return the term of one entry, or None and why it was refused."""
    if not isinstance(entry, Mapping):
        return None, gettext_noop("The entry is not a record.")
    scheme = SCHEMES.get(_text(entry, "ConceptType"))
    code, uri, label = _text(entry, "Notation"), _text(entry, "Id"), _trilingual(entry, "Label")
    longest = max(len(text) for text in (label.fi, label.sv, label.en))
    refusals = {
        gettext_noop(
            "The list is not one of life events, target groups or service classes."
        ): scheme is None,
        gettext_noop("The notation is missing or too long."): not 0 < len(code) <= _LONGEST_CODE,
        gettext_noop("The address is missing: the term is no longer in the list."): not uri,
        gettext_noop("The label is missing or too long."): not label or longest > _LONGEST_LABEL,
    }
    reason = next((sentence for sentence, holds in refusals.items() if holds), "")
    if reason or scheme is None:
        return None, reason
    older = _text(entry, "OldUri")
    return TermRecord(
        scheme=scheme,
        code=code,
        label=label,
        note=_trilingual(entry, "Notes"),
        parent=_parent(entry),
        uri=uri,
        old_codes=(older,) if older else (),
        place=place,
    ), ""


def _text(entry: object, name: str) -> str:
    """Return a text of the entry, empty when it is missing or something else."""
    value = entry.get(name) if isinstance(entry, Mapping) else None
    return value.replace("\x00", "").strip() if isinstance(value, str) else ""


def _trilingual(entry: Mapping[str, Any], name: str) -> Trilingual:
    """Return a text in three languages."""
    value = entry.get(name)
    return Trilingual(*(_text(value, language) for language in ("Fi", "Sv", "En")))


def _parent(entry: Mapping[str, Any]) -> str:
    """Return the notation of the broader term, empty at the top."""
    broader = entry.get("BroaderUris")
    if isinstance(broader, list) and broader and isinstance(broader[0], str):
        return notation_in(broader[0])
    return ""
