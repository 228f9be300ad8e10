"""Finding, rewording, merging and retiring terms."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.vocabulary.actions import (
    MergedIntoItself,
    change_term,
    load_vocabulary,
    merge_terms,
    restore_term,
    retire_term,
)
from kumaja.foundation.vocabulary.domain.records import TermKey
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.foundation.vocabulary.queries import (
    term_coded,
    terms_called,
    terms_for,
    terms_of,
    terms_with_words,
    words_of,
)
from kumaja.foundation.vocabulary.tests.factories import SynonymFactory, TermFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _vocabulary() -> None:
    load_vocabulary(now=NOW)


def test_a_list_is_read_in_one_statement_and_with_its_words_in_two(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1):
        assert [term.code for term in terms_of(Scheme.HANDBOOK_PART)] == [
            "support-in-life-situations",
            "inclusion-and-activity",
            "special-expertise",
        ]
    with django_assert_num_queries(2):
        first, *_ = terms_with_words(Scheme.LIFE_SITUATION)
        assert "omaishoitaja" in words_of(first, "fi")
        assert "närståendevårdare" in words_of(first, "sv")


@pytest.mark.parametrize(
    "text", ["OMAISHOITAJA", "hoidan läheistäni", "närståendevård", "caregiver", " Omaishoito "]
)
def test_a_term_is_found_by_the_words_people_use(text: str) -> None:
    assert terms_called(text, Scheme.LIFE_SITUATION)[0].code == "caring-for-someone"


@pytest.mark.parametrize("text", ["", "!", "xyzzy", "omaishoitaj\x00", "x" * 5000])
def test_other_words_find_nothing(text: str) -> None:
    assert terms_called(text, Scheme.LIFE_SITUATION) == []


def test_a_retired_term_is_offered_no_more_until_restored() -> None:
    term = TermFactory.create()
    retire_term(term=term, actor="test", now=NOW)
    retire_term(term=term, actor="test", now=NOW)

    assert term not in terms_of(Scheme.THEME)
    assert term_coded(Scheme.THEME, term.code) is None
    restore_term(term=term, actor="test", now=NOW)
    assert term in terms_of(Scheme.THEME)
    assert list(AuditRow.objects.values_list("verb", flat=True)) == ["retired", "restored"]


def test_a_merged_terms_code_leads_to_the_one_that_took_its_place() -> None:
    old, older, new = (TermFactory.create(code=code) for code in ("old", "older", "new"))
    child = TermFactory.create(parent=old)
    for text in ("sana", "yhteinen"):
        SynonymFactory.create(term=old, text=text)
    SynonymFactory.create(term=new, text="yhteinen")

    merge_terms(term=older, into=old, actor="test", now=NOW)
    merge_terms(term=old, into=new, actor="test", now=NOW)

    for code in ("old", "older", "new"):
        assert term_coded(Scheme.THEME, code) == new
    assert sorted(word.text for word in new.synonyms.all()) == ["sana", "yhteinen"]
    assert Term.objects.get(pk=child.pk).parent == new
    keys = [TermKey(Scheme.THEME, code) for code in ("old", "new", "unknown")]
    assert terms_for(keys) == [new]


def test_a_term_cannot_take_its_own_place_or_that_of_another_list() -> None:
    term, retired = TermFactory.create(), TermFactory.create(is_retired=True)
    elsewhere = TermFactory.create(scheme=Scheme.TARGET_GROUP)

    for into in (term, retired, elsewhere):
        with pytest.raises(MergedIntoItself):
            merge_terms(term=term, into=into, actor=None, now=NOW)
    assert not Term.objects.get(pk=term.pk).is_retired
    assert not AuditRow.objects.exists()


def test_rewording_keeps_what_the_term_was_called_before() -> None:
    term = Term.objects.get(code="grief")
    label = Trilingual("Suren", "Jag sörjer", "I grieve")
    change_term(
        term=term, label=label, note=Trilingual(), words={"fi": ["suru", " suru ", ""]},
        actor="test", now=NOW,
    )  # fmt: skip

    row = AuditRow.objects.get()
    assert row.before is not None
    assert row.before["name_fi"] == "Läheiseni kuoli"
    assert "leski" in row.before["words"]["fi"]
    assert row.after is not None
    assert row.after["words"]["fi"] == ["suru"]


def test_a_word_that_is_too_long_changes_nothing() -> None:
    term = Term.objects.get(code="grief")
    with pytest.raises(ValidationError):
        change_term(
            term=term, label=Trilingual("Suren"), note=Trilingual(), words={"fi": ["x" * 121]},
            actor="test", now=NOW,
        )  # fmt: skip

    assert Term.objects.get(code="grief").name_fi == "Läheiseni kuoli"
    assert Term.objects.get(code="grief").synonyms.count() > 10
