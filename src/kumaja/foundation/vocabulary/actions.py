"""Loading, importing, rewording, merging and retiring terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import ManyToManyField, ManyToManyRel

from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.domain.text import LANGUAGES, Trilingual
from kumaja.foundation.places.actions import is_loaded, note_loaded
from kumaja.foundation.places.engine.shipped import checksum_of
from kumaja.foundation.vocabulary.domain.records import TermRecord, parents_first
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.engine import shipped
from kumaja.foundation.vocabulary.models import Synonym, Term
from kumaja.foundation.vocabulary.queries import terms_by_code

LIST_NAME = "vocabulary"
_COLUMNS = [
    *(f"{name}_{language}" for name in ("name", "note") for language in LANGUAGES),
    "parent", "position", "uri", "old_codes",
]  # fmt: skip


class MergedIntoItself(Exception):
    """A term cannot take its own place, nor that of a term of another list."""


@transaction.atomic
def load_vocabulary(*, now: datetime) -> bool:
    """Load our own vocabularies; False when they are loaded already.

    Terms are known by list and code; those that an administrator has reworded stay as they are.
    """
    checksum = checksum_of(shipped.files())
    if is_loaded(LIST_NAME, checksum):
        return False
    write_terms(records=shipped.our_terms())
    note_loaded(name=LIST_NAME, checksum=checksum, now=now)
    return True


@transaction.atomic
def import_terms(*, records: Sequence[TermRecord], actor: object | None, now: datetime) -> int:
    """Write a national vocabulary and what its terms mean in our words; returns how many."""
    written = write_terms(records=records)
    schemes = {row.scheme for row in records}
    link_meanings(schemes=schemes)
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
def link_meanings(*, schemes: Iterable[Scheme]) -> None:
    """Tie the terms of national vocabularies to those of ours that they mean."""
    meanings, ours = shipped.national_meanings(), terms_by_code(*shipped.OURS)
    links = Term.means.through
    terms = list(Term.objects.of(*schemes))
    links.objects.filter(from_term__in=terms).delete()
    links.objects.bulk_create(
        links(from_term_id=term.pk, to_term_id=ours[key].pk)
        for term in terms
        for key in meanings.get(term.code, ())
        if key in ours
    )


@transaction.atomic
def change_term(
    *,
    term: Term,
    label: Trilingual,
    note: Trilingual,
    words: Mapping[str, Sequence[str]],
    actor: object | None,
    now: datetime,
) -> None:
    """Reword a term: what it is called, the sentence about it, and the other words for it."""
    before = _state(term)
    for language in LANGUAGES:
        setattr(term, f"name_{language}", label.exactly(language))
        setattr(term, f"note_{language}", note.exactly(language))
    term.edited_at = now
    term.full_clean()
    term.save()
    term.synonyms.all().delete()
    rows = [
        Synonym(term=term, language=language, text=text)
        for language in LANGUAGES
        for text in _each_once(words.get(language, ()))
    ]
    for row in rows:
        row.full_clean(exclude=["term"])
    Synonym.objects.bulk_create(rows)
    record(actor, "changed", term, now=now, before=before, after=_state(term))


@transaction.atomic
def merge_terms(*, term: Term, into: Term, actor: object | None, now: datetime) -> int:
    """Let another term of the list take a term's place: its code, its words, all that carry it.

    Returns how many rows carried it. Old addresses and imports that name the old code go on
    working, because the other keeps it among its old codes.
    """
    if term.pk == into.pk or term.scheme != into.scheme or into.is_retired:
        raise MergedIntoItself(f"{term} into {into}")
    into.old_codes = [*_each_once([*into.old_codes, term.code, *term.old_codes])]
    into.edited_at = term.edited_at = now
    into.save(update_fields=["old_codes", "edited_at"])
    term.is_retired = True
    term.save(update_fields=["is_retired", "edited_at"])
    known = set(into.synonyms.values_list("language", "text"))
    Synonym.objects.bulk_create(
        Synonym(term=into, language=word.language, text=word.text)
        for word in term.synonyms.all()
        if (word.language, word.text) not in known
    )
    term.children.update(parent=into)
    moved = sum(_move_links(relation, term, into) for relation in _links_to_terms())
    record(actor, "merged", term, now=now, after={"into": into.code, "moved": moved})
    return moved


@transaction.atomic
def retire_term(*, term: Term, actor: object | None, now: datetime) -> None:
    """Offer a term no more; what carries it already keeps it."""
    _set_retired(term, "retired", is_retired=True, actor=actor, now=now)


@transaction.atomic
def restore_term(*, term: Term, actor: object | None, now: datetime) -> None:
    """Offer a retired term again."""
    _set_retired(term, "restored", is_retired=False, actor=actor, now=now)


def _set_retired(
    term: Term, verb: str, *, is_retired: bool, actor: object | None, now: datetime
) -> None:
    """Write whether the term is offered, when that changes."""
    if term.is_retired != is_retired:
        before = {"is_retired": term.is_retired}
        term.is_retired, term.edited_at = is_retired, now
        term.save(update_fields=["is_retired", "edited_at"])
        record(actor, verb, term, now=now, before=before, after={"is_retired": is_retired})


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
        for text in _each_once(texts)
    )


def _each_once(texts: Iterable[str]) -> list[str]:
    """Return the texts without empty ones and repetitions, in their order."""
    return list(dict.fromkeys(text.strip() for text in texts if text.strip()))


def _links_to_terms() -> list[ManyToManyRel]:
    """Return the many-to-many relations by which rows anywhere carry terms."""
    return [
        relation
        for relation in Term._meta.related_objects
        if isinstance(relation, ManyToManyRel) and relation.related_model is not Term
    ]


def _move_links(relation: ManyToManyRel, term: Term, into: Term) -> int:
    """Let the rows that carry one term carry the other, each once; returns how many."""
    field, through = relation.field, relation.through
    if through is None or not isinstance(field, ManyToManyField):
        return 0
    links = through._default_manager  # noqa: SLF001 - Django's public name for it
    own, others = field.m2m_field_name(), field.m2m_reverse_field_name()
    carrying = set(links.filter(**{others: into}).values_list(f"{own}_id", flat=True))
    rows = links.filter(**{others: term})
    moved = rows.count()
    rows.filter(**{f"{own}_id__in": carrying}).delete()
    rows.update(**{others: into})
    return moved


def _state(term: Term) -> Mapping[str, object]:
    """Return what the audit keeps of a term."""
    texts = [f"{name}_{language}" for name in ("name", "note") for language in LANGUAGES]
    words = {
        language: [word.text for word in term.synonyms.filter(language=language).order_by("pk")]
        for language in LANGUAGES
    }
    return {**state_of(term, *texts), "words": words}
