"""Finding terms by list, by code (also an old one) and by the words people use."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch

from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.vocabulary.domain.records import TermKey, notation_in
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.engine.shipped import national_meanings
from kumaja.foundation.vocabulary.models import Synonym, Term, TermQuerySet


def terms_of(*schemes: Scheme) -> TermQuerySet:
    """Return the current terms of the lists in their order: one statement, nothing kept.

    Nothing is kept in the process, because another process may have changed the list.
    """
    return Term.objects.of(*schemes).current().in_order()


def terms_with_words(*schemes: Scheme) -> TermQuerySet:
    """Return the terms with their other words at hand: two statements."""
    words = Prefetch("synonyms", Synonym.objects.order_by("language", "pk"))
    return terms_of(*schemes).prefetch_related(words)


def words_of(term: Term, language: str) -> list[str]:
    """Return the other words of a term in a language, from what `terms_with_words` fetched."""
    return [word.text for word in term.synonyms.all() if word.language == language]


def terms_by_code(*schemes: Scheme) -> dict[TermKey, Term]:
    """Return the terms of the lists by key; an old code leads to the term that took its place."""
    rows = list(Term.objects.of(*schemes).in_order())
    found = {TermKey(Scheme(row.scheme), row.code): row for row in rows}
    for row in rows:
        for old in row.old_codes:
            key = TermKey(Scheme(row.scheme), old)
            if key not in found or found[key].is_retired:
                found[key] = row
    return found


def terms_for(keys: Iterable[TermKey]) -> list[Term]:
    """Return the current terms with these keys, old ones too, each once, unknown ones left out."""
    wanted = list(keys)
    by_key = terms_by_code(*{key.scheme for key in wanted})
    rows = {by_key[key].pk: by_key[key] for key in wanted if key in by_key}
    return [row for row in rows.values() if not row.is_retired]


def terms_meant_by(names: Iterable[str]) -> list[Term]:
    """Return our terms that codes or addresses of the national service store mean.

    Works whether or not the national vocabularies have been imported; one statement.
    """
    meanings = national_meanings()
    keys = [key for name in names for key in meanings.get(notation_in(name), ())]
    return terms_for(dict.fromkeys(keys)) if keys else []


def term_coded(scheme: Scheme, code: str) -> Term | None:
    """Return the current term that the code means, or None."""
    return next(iter(terms_for([TermKey(scheme, code)])), None)


def terms_called(text: str, *schemes: Scheme) -> list[Term]:
    """Return the current terms of which the text is the label or another word, in any language."""
    wanted = match_key(text)
    if not wanted:
        return []
    return [row for row in terms_with_words(*schemes) if wanted in _names(row)]


def _names(term: Term) -> set[str]:
    """Return the keys of everything a term is called."""
    labels = (term.name_fi, term.name_sv, term.name_en)
    words = (word.text for word in term.synonyms.all())
    return {match_key(text) for text in (*labels, *words) if text}


def terms_by_word(*schemes: Scheme) -> dict[str, dict[str, str]]:
    """Return for each list: what a term is called, in any language, → the term's key."""
    found: dict[str, dict[str, str]] = {scheme: {} for scheme in schemes}
    for row in terms_with_words(*schemes):
        for name in sorted(_names(row)):
            found[row.scheme].setdefault(name, str(row))
    return found
