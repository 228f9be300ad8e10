"""Who is alike elsewhere and what is missing, read from rows in a fixed number of statements."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.index.actions import touch
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.gaps.queries import held
from kumaja.help.gaps.queries.knowing import who_knows
from kumaja.help.gaps.queries.likeness import associations_like, networks_like
from kumaja.help.gaps.queries.narrowing import GapNarrowing
from kumaja.help.gaps.queries.table import get_missing
from kumaja.help.gaps.tests.factories import a_group, a_region, a_structure, an_association, place
from kumaja.network.networks.tests.factories import NetworkFactory
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import TODAY

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def names(own: Organisation) -> list[str]:
    return [str(one.row) for one in associations_like(own, a_region(), TODAY)]


def test_those_alike_elsewhere_are_named_with_the_reason_rarest_word_first() -> None:
    a_region()
    own = an_association("Oma ry", "Tuusula", "carers", "people-with-memory-illness")
    an_association("Sama ry", "Mäntsälä", "carers", "people-with-memory-illness")
    for number in range(4):
        an_association(f"Hoitajat {number} ry", "Helsinki", "carers")
    found = associations_like(own, a_region(), TODAY)
    assert str(found[0].row) == "Sama ry"
    assert [term.code for term in found[0].shared] == ["people-with-memory-illness", "carers"]
    assert found[0].home == place("Mäntsälä")


def test_who_works_in_the_same_municipality_or_everywhere_is_not_elsewhere() -> None:
    a_region()
    own = an_association("Oma ry", "Tuusula", "carers")
    an_association("Naapuri ry", "Tuusula", "carers")
    an_association("Koko alueen ry", "Helsinki", "carers", is_region_wide=True)
    an_association("Päättynyt ry", "Mäntsälä", "carers", ended_on=TODAY)
    visiting = an_association("Käy täällä ry", "Mäntsälä", "carers")
    visiting.areas.add(place("Tuusula"))
    an_association("Muualla ry", "Mäntsälä", "carers")
    assert names(own) == ["Muualla ry"]


def test_what_their_activities_are_for_counts_and_empty_words_do_not() -> None:
    a_region()
    own = an_association("Oma ry", "Tuusula", "everyone")
    a_group(own, "Tuusula", "grief")
    other = an_association("Suru ry", "Mäntsälä")
    a_group(other, "Mäntsälä", "grief")
    ended = an_association("Lopettanut ry", "Mäntsälä")
    a_group(ended, "Mäntsälä", "grief", ended_on=TODAY)
    an_association("Kaikille ry", "Mäntsälä", "everyone")
    assert names(own) == ["Suru ry"]


def test_networks_alike_share_words_and_an_ended_one_is_left_out() -> None:
    term = Term.objects.get(scheme="theme", code="caregiving")
    own, other, ended = (NetworkFactory.create() for _ in range(3))
    for row in (own, other, ended):
        row.terms.add(term)
    type(ended).objects.filter(pk=ended.pk).update(ends_on=TODAY)
    (found,) = networks_like(own, [term], own.region, TODAY)
    assert (found.row, found.shared) == (other, (term,))


def test_the_table_says_where_something_is_missing_and_where_the_nearest_is() -> None:
    region = a_region()
    own = an_association("Oma ry", "Mäntsälä")
    a_group(own, "Mäntsälä", "caring-for-someone")
    a_group(own, "Helsinki", "caring-for-someone")
    a_group(own, "", "caring-for-someone", is_remote=True)
    structure = a_structure(own)
    missing = get_missing(region, Scheme.LIFE_SITUATION, TODAY)
    asked = GapNarrowing(term="caring-for-someone")
    rows = {row.municipality.name_fi: row for row in asked.apply(missing)}
    assert set(rows) == {"Tuusula", "Pornainen"}
    row = rows["Pornainen"]
    assert (str(row.nearest), row.gap.remote, row.in_region) == ("Mäntsälä", 1, 2)
    assert (row.structure, rows["Tuusula"].is_taken) == (structure.code, False)
    assert row.in_county == 1
    narrowed = GapNarrowing(term="grief", municipality="pornainen")
    assert [(row.municipality.code, row.nearest) for row in narrowed.apply(missing)] == [
        ("611", None)
    ]


def test_those_who_would_know_how_are_named_once_nearest_first() -> None:
    region = a_region()
    far, near = an_association("Kaukana ry", "Helsinki"), an_association("Lähellä ry", "Mäntsälä")
    remote = an_association("Etänä ry", "Helsinki")
    term = Term.objects.get(scheme="life_situation", code="grief")
    for own, home in ((far, "Helsinki"), (near, "Helsinki"), (near, "Mäntsälä")):
        a_group(own, home, "grief")
    a_group(remote, "", "grief", is_remote=True)
    found = who_knows(place("Pornainen"), term, region, TODAY)
    assert [str(one.organisation) for one in found] == ["Lähellä ry", "Kaukana ry", "Etänä ry"]
    assert [(str(one.place or ""), one.is_remote) for one in found][1:] == [
        ("Helsinki", False), ("", True),
    ]  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_words_are_read_once_until_a_change_is_noted() -> None:
    region = a_region()
    own = an_association("Oma ry", "Tuusula", "carers")
    other = an_association("Toinen ry", "Mäntsälä", "carers")
    assert names(own) == ["Toinen ry"]
    with CaptureQueriesContext(connection) as asked:
        held.held_in(region, TODAY)
    assert len(asked) == 1
    other.terms.clear()
    touch("registry.Organisation", other.code, now=NOW)
    assert names(own) == []


@pytest.mark.parametrize("count", [2, 12])
def test_statements_do_not_grow_with_rows(count: int) -> None:
    region = a_region()
    own = an_association("Oma ry", "Tuusula", "carers")
    for number in range(count):
        a_group(an_association(f"Muu {number} ry", "Mäntsälä", "carers"), "Mäntsälä", "grief")
    with CaptureQueriesContext(connection) as asked:
        associations_like(own, region, TODAY)
    assert len(asked) == 4
    with CaptureQueriesContext(connection) as asked:
        get_missing(region, Scheme.LIFE_SITUATION, TODAY)
    assert len(asked) == 5
    here, term = place("Pornainen"), Term.objects.get(scheme="life_situation", code="grief")
    with CaptureQueriesContext(connection) as asked:
        who_knows(here, term, region, TODAY)
    assert len(asked) == 3
