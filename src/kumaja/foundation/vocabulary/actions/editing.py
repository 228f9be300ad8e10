"""Rewording, merging and retiring terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import ManyToManyField, ManyToManyRel

from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.domain.text import LANGUAGES, Trilingual
from kumaja.foundation.vocabulary.actions.freshening import freshen
from kumaja.foundation.vocabulary.domain.records import each_once
from kumaja.foundation.vocabulary.models import Synonym, Term


class MergedIntoItself(Exception):
    """A term cannot take its own place, nor that of a term of another list."""


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
        for text in each_once(words.get(language, ()))
    ]
    for row in rows:
        row.full_clean(exclude=["term"])
    Synonym.objects.bulk_create(rows)
    record(actor, "changed", term, now=now, before=before, after=_state(term))
    freshen([str(term)], now=now)


@transaction.atomic
def merge_terms(*, term: Term, into: Term, actor: object | None, now: datetime) -> int:
    """Let another term of the list take a term's place: its code, its words, all that carry it.

    Returns how many rows carried it. Old addresses and imports that name the old code go on
    working, because the other keeps it among its old codes.
    """
    if term.pk == into.pk or term.scheme != into.scheme or into.is_retired:
        raise MergedIntoItself(f"{term} into {into}")
    into.old_codes = [*each_once([*into.old_codes, term.code, *term.old_codes])]
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
    freshen([str(term), str(into)], now=now)
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
        freshen([str(term)], now=now)


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
