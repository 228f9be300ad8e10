"""Loading our own vocabularies, and importing the national ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from kumaja.foundation.audit.actions import record
from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.places.actions import is_loaded, note_loaded
from kumaja.foundation.places.engine.shipped import checksum_of
from kumaja.foundation.vocabulary.actions.freshening import freshen
from kumaja.foundation.vocabulary.domain.records import TermRecord, each_once, parents_first
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.engine import shipped
from kumaja.foundation.vocabulary.models import Synonym, Term
from kumaja.foundation.vocabulary.queries import terms_by_code

LIST_NAME = "vocabulary"
_COLUMNS = [
    *(f"{name}_{language}" for name in ("name", "note") for language in LANGUAGES),
    "parent", "position", "uri", "old_codes",
]  # fmt: skip


@transaction.atomic
def load_vocabulary(*, now: datetime) -> bool:
    """Load our own vocabularies; False when they are loaded already.

    Terms are known by list and code; those that an administrator has reworded stay as they are.
    """
    checksum = checksum_of(shipped.files())
    if is_loaded(LIST_NAME, checksum):
        return False
    ours = shipped.our_terms()
    known = _known(ours)
    write_terms(records=ours)
    freshen(known, now=now)
    note_loaded(name=LIST_NAME, checksum=checksum, now=now)
    return True


@transaction.atomic
def import_terms(*, records: Sequence[TermRecord], actor: object | None, now: datetime) -> int:
    """Write a national vocabulary and what its terms mean in our words; returns how many."""
    known = _known(records)
    written = write_terms(records=records)
    freshen(known, now=now)
    schemes = {row.scheme for row in records}
    link_meanings(terms=list(Term.objects.of(*schemes)))
    for scheme in sorted(schemes):
        first = Term.objects.of(scheme).in_order().first()
        if first is not None:
            record(actor, "imported vocabulary", first, now=now, after={"scheme": scheme})
    return written


@transaction.atomic
def write_terms(*, records: Sequence[TermRecord]) -> int:
    """Write terms and their other words in bulk; returns how many were written."""
    schemes = {row.scheme for row in records}
    edited = Term.objects.of(*schemes).filter(edited_at__isnull=False)
    kept = set(edited.values_list("scheme", "code"))
    places = {id(row): place for place, row in enumerate(records)}
    wanted = [row for row in records if (row.scheme, row.code) not in kept]
    for layer in parents_first(wanted):
        keys = _keys_of(schemes)
        Term.objects.bulk_create(
            [_term(row, keys, places[id(row)]) for row in layer],
            update_conflicts=True,
            update_fields=_COLUMNS,
            unique_fields=["scheme", "code"],
        )
    _write_words(wanted, _keys_of(schemes))
    return len(wanted)


@transaction.atomic
def link_meanings(*, terms: Sequence[Term]) -> None:
    """Tie terms of national vocabularies to those of ours that they mean."""
    meanings, ours = shipped.national_meanings(), terms_by_code(*shipped.OURS)
    links = Term.means.through
    links.objects.filter(from_term__in=terms).delete()
    links.objects.bulk_create(
        links(from_term_id=term.pk, to_term_id=ours[key].pk)
        for term in terms
        for key in meanings.get(term.code, ())
        if key in ours
    )


def _known(records: Iterable[TermRecord]) -> list[str]:
    """Return the keys of the terms that stand already, and that rows may carry."""
    wanted = {(str(row.scheme), row.code) for row in records}
    standing = _keys_of({row.scheme for row in records})
    return [f"{scheme}:{code}" for scheme, code in standing if (scheme, code) in wanted]


def _keys_of(schemes: Iterable[Scheme]) -> dict[tuple[str, str], int]:
    """Return the database keys of all terms of the lists."""
    rows = Term.objects.of(*schemes).values_list("scheme", "code", "pk")
    return {(scheme, code): key for scheme, code, key in rows}


def _term(row: TermRecord, keys: Mapping[tuple[str, str], int], position: int) -> Term:
    """Return the unsaved term of a record."""
    texts = {
        f"{name}_{language}": text.exactly(language)
        for name, text in (("name", row.label), ("note", row.note))
        for language in LANGUAGES
    }
    return Term(
        scheme=row.scheme,
        code=row.code,
        parent_id=keys.get((row.scheme, row.parent)),
        position=position,
        uri=row.uri,
        old_codes=list(row.old_codes),
        **texts,
    )


def _write_words(records: Sequence[TermRecord], keys: Mapping[tuple[str, str], int]) -> None:
    """Let the terms have exactly the other words that their records tell."""
    of_terms = [keys[row.scheme, row.code] for row in records]
    Synonym.objects.filter(term__in=of_terms).delete()
    Synonym.objects.bulk_create(
        Synonym(term_id=key, language=language, text=text)
        for key, row in zip(of_terms, records, strict=True)
        for language, texts in row.words.items()
        for text in each_once(texts)
    )
