"""The national vocabularies as an import: read, reported, applied, undone."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path
from typing import cast

from kumaja.foundation.audit.actions import record
from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.imports.domain.records import (
    BrokenFile,
    Json,
    Record,
    Refusal,
    Standing,
    Values,
    Where,
)
from kumaja.foundation.imports.domain.sentences import Sentence, gettext_noop
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.actions.freshening import LABEL, freshen
from kumaja.foundation.vocabulary.actions.loading import link_meanings
from kumaja.foundation.vocabulary.domain.records import TermKey, TermRecord, parents_first
from kumaja.foundation.vocabulary.engine.ptv_terms import (
    SCHEMES,
    ReadTerms,
    UnreadableVocabulary,
    read_terms,
)
from kumaja.foundation.vocabulary.models import Term

CANNOT_OPEN = gettext_noop("%(file)s can't be opened.")
NO_FILES = gettext_noop("There is no JSON file in %(file)s.")
NATIONAL = tuple(dict.fromkeys(SCHEMES.values()))
_TEXTS = [f"{name}_{language}" for name in ("name", "note") for language in LANGUAGES]


class NationalTerms:
    """Life events, target groups and service classes of the national service store."""

    kind = "ptv-terms"
    source = "ptv"

    def read(self, path: Path) -> Iterator[Record | Refusal]:
        """Yield the terms of a file, or of all JSON files in a folder, parents first."""
        files = sorted(path.glob("*.json")) if path.is_dir() else [path]
        if not files:
            raise BrokenFile(Sentence(NO_FILES, {"file": path.name}))
        for file in files:
            yield from _told(file.name, _read(file))

    def current(
        self, kind: str, source_ids: Collection[str], region: Region | None
    ) -> dict[str, Standing]:
        """Return the terms that stand here with these keys."""
        del kind, region
        keys = {source_id: TermKey.read(source_id) for source_id in source_ids}
        rows = Term.objects.of(*{key.scheme for key in keys.values()}).select_related("parent")
        found = {f"{row.scheme}:{row.code}": row for row in rows}
        return {name: _standing(found[name]) for name in keys if name in found}

    def apply(
        self,
        kind: str,
        source_id: str,
        values: Values,
        *,
        standing: Standing | None,
        region: Region | None,
        actor: object | None,
        now: datetime,
    ) -> tuple[str, str]:
        """Write the given fields of a term, and what it means in our words."""
        del kind, region
        key = TermKey.read(source_id)
        term = Term.objects.filter(scheme=key.scheme, code=key.code).first()
        term = term or Term(scheme=key.scheme, code=key.code)
        _write(term, values)
        term.is_retired = False
        term.full_clean()
        term.save()
        link_meanings(terms=[term])
        record(actor, "imported", term, now=now, after=values)
        freshen([str(term)] if standing else [], now=now)
        return LABEL, term.code

    def undo(
        self,
        kind: str,
        standing: Standing,
        before: Values | None,
        *,
        region: Region | None,
        actor: object | None,
        now: datetime,
    ) -> None:
        """Give back the fields that the import changed, or retire the term that it made."""
        del kind, region
        term = Term.objects.of(*NATIONAL).get(code=standing.key)
        if before is None:
            term.is_retired = True
        else:
            _write(term, before)
        term.save()
        record(actor, "undone", term, now=now, after=before or {"is_retired": True})
        freshen([str(term)], now=now)


def _read(file: Path) -> ReadTerms:
    """Return what a file holds; raises BrokenFile with a plain sentence."""
    try:
        return read_terms(file.read_bytes())
    except OSError as error:
        raise BrokenFile(Sentence(CANNOT_OPEN, {"file": file.name})) from error
    except UnreadableVocabulary as error:
        raise BrokenFile(Sentence(str(error))) from error


def _told(file: str, found: ReadTerms) -> Iterator[Record | Refusal]:
    """Yield the terms and refusals of a file as an import wants them."""
    for row in found.refused:
        yield Refusal(
            sentence=Sentence(row.reason), where=Where(file, row.place), label=row.notation
        )
    ordered = (row for layer in parents_first(list(found.terms)) for row in layer)
    for term in ordered:
        yield Record(
            kind="term",
            source_id=f"{term.scheme}:{term.code}",
            label=term.label.in_language("fi").value,
            values=_values(term),
            where=Where(file, term.place),
        )


def _values(term: TermRecord) -> dict[str, Json]:
    """Return the columns of a term as JSON."""
    texts: dict[str, Json] = {
        f"{name}_{language}": text.exactly(language)
        for name, text in (("name", term.label), ("note", term.note))
        for language in LANGUAGES
    }
    return texts | {"parent": term.parent, "uri": term.uri, "old_codes": list(term.old_codes)}


def _standing(row: Term) -> Standing:
    """Return a term as it stands here, in the shape of a record's values."""
    texts: dict[str, Json] = {name: getattr(row, name) for name in _TEXTS}
    parent = row.parent.code if row.parent else ""
    values = texts | {"parent": parent, "uri": row.uri, "old_codes": row.old_codes}
    return Standing(label=LABEL, key=row.code, values=values, is_archived=row.is_retired)


def _write(term: Term, values: Values) -> None:
    """Set the columns that the values name."""
    for name, value in values.items():
        if name == "parent":
            term.parent = Term.objects.filter(scheme=term.scheme, code=str(value)).first()
        elif name == "old_codes":
            term.old_codes = cast("list[str]", value)
        else:
            setattr(term, name, value)
