"""Our profile and our vocabularies as the API of HSDS tells them."""

from __future__ import annotations

from kumaja.foundation.vocabulary.engine.shipped import OURS
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.interchange.domain.hsds.nesting import Entry
from kumaja.help.interchange.domain.hsds.profile import term_id
from kumaja.help.interchange.domain.hsds.vocabulary import (
    profile_lines,
    scheme_line,
    vocabulary_line,
)


def taxonomies_told() -> list[Entry]:
    """Return the vocabularies, our profile first."""
    return [dict(cells) for _, cells in (profile_lines()[0], *map(scheme_line, OURS))]


def terms_told() -> list[Entry]:
    """Return all terms of our profile and of our vocabularies, each with its vocabulary."""
    taxonomies = {entry["id"]: entry for entry in taxonomies_told()}
    entries: list[Entry] = [dict(cells) for _, cells in profile_lines()[1:]]
    for term in Term.objects.of(*OURS).in_order().select_related("parent"):
        _, cells = vocabulary_line(term.scheme, term.code, term.name_fi)
        above = {"parent_id": term_id(str(term.parent))} if term.parent else {}
        entries.append({**cells, **above})
    return [{**each, "taxonomy_detail": taxonomies[each["taxonomy_id"]]} for each in entries]
