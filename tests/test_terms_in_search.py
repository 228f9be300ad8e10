"""A term that is called otherwise is found so, within one round of the follower."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from kumaja import worker
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.outbox.models import Job
from kumaja.foundation.vocabulary.actions import change_term, merge_terms, retire_term
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.search.actions import follow_once
from kumaja.front.search.queries import find
from kumaja.front.search.queries.labels import ACTIVITY
from kumaja.front.search.tests.rows import NOW, a_region, an_activity, indexed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Settings) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def term() -> Term:
    """A theme that one activity carries, in the index already."""
    row = Term.objects.create(scheme="theme", code="tried", name_fi="Kehruu")
    an_activity("Torstaikerho").terms.add(row)
    indexed()
    return row


def round_of_the_follower() -> None:
    while worker.run_one(worker.united("JOBS"), now=NOW):
        pass
    follow_once(now=NOW)


def names(text: str = "", theme: str = "") -> list[str]:
    filters = {Facet.THEME: (theme,)} if theme else {}
    rows = find(a_region(), text, moment=NOW, filters=filters, labels=(ACTIVITY,)).rows
    return [str(row.record) for row in rows]


def count(theme: str) -> int:
    return find(a_region(), moment=NOW, labels=(ACTIVITY,)).facets[Facet.THEME].get(theme, 0)


def test_a_renamed_term_is_found_by_its_new_name_and_no_more_by_the_old(term: Term) -> None:
    assert names("kehruu") == ["Torstaikerho"]
    change_term(
        term=term, label=Trilingual(fi="Huovutus"), note=Trilingual(),
        words={"fi": ["villatyö"]}, actor=None, now=NOW,
    )  # fmt: skip
    round_of_the_follower()
    assert names("huovutus") == names("villatyö") == ["Torstaikerho"]
    assert names("kehruu") == []


def test_a_merged_term_is_found_under_the_other_s_name_and_the_facets_follow(term: Term) -> None:
    into = Term.objects.create(scheme="theme", code="other", name_fi="Huovutus")
    assert (count("tried"), count("other")) == (1, 0)
    merge_terms(term=term, into=into, actor=None, now=NOW)
    round_of_the_follower()
    assert names("huovutus") == ["Torstaikerho"]
    assert (count("tried"), count("other")) == (0, 1)
    assert names(theme="other") == ["Torstaikerho"]
    assert names(theme="tried") == []


def test_a_retired_term_asks_for_fresh_documents_once(term: Term) -> None:
    retire_term(term=term, actor=None, now=NOW)
    retire_term(term=term, actor=None, now=NOW)
    assert [job.payload["keys"] for job in Job.objects.filter(name="index.touch")] == [
        ["theme:tried"]
    ]
