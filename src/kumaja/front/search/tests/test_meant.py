"""What was understood otherwise than typed is said on the page of results."""

from __future__ import annotations

import pytest
from django.test import Client

from kumaja.foundation.vocabulary.models import Term
from kumaja.front.search.tests.rows import NOW, a_region, an_activity, indexed
from kumaja.front.search.tests.test_pages import page
from kumaja.help.directory.actions.words import Wording, add_expression

pytestmark = pytest.mark.django_db
REASON = "Finaalissa tarkoittaa, että <voimat> ovat lopussa."
ASKED_BACK = "Onko kyse jostakin näistä?"


def an_expression(text: str, *, words: str = "", reason: str = "") -> None:
    terms = (Term.objects.get(scheme="life_situation", code="exhausted"),)
    wording = Wording("fi", text, terms, words, reason)
    add_expression(wording=wording, region=a_region(), actor="test", now=NOW)


def test_an_expression_says_by_which_words_it_found_and_why(client: Client) -> None:
    an_activity("Uupumusryhmä")
    an_expression("ihan finaalissa", words="uupumusryhmä", reason=REASON)
    indexed()

    text = page(client, q="olen ihan finaalissa")

    assert "Löytyi sanoilla uupumusryhmä" in text
    assert "”ihan finaalissa”: Finaalissa tarkoittaa, että &lt;voimat&gt; ovat lopussa." in text
    assert ASKED_BACK in text
    assert "/fi/elamantilanteet/exhausted/" in text


def test_where_the_way_is_plain_no_reason_is_given(client: Client) -> None:
    an_activity("Uupumusryhmä")
    an_expression("ihan finaalissa", words="uupumusryhmä")
    indexed()

    assert "”ihan finaalissa”:" not in page(client, q="olen ihan finaalissa")


def test_a_reason_in_another_language_than_the_page_carries_it(client: Client) -> None:
    an_activity("Uupumusryhmä")
    an_expression("ihan finaalissa", words="uupumusryhmä", reason=REASON)
    indexed()

    assert '<span lang="fi">”ihan finaalissa”' in page(client, "/sv/sok/", q="ihan finaalissa")


def test_what_is_chosen_already_is_not_asked_back(client: Client) -> None:
    an_activity("Uupumusryhmä", terms=("exhausted",))
    an_expression("ihan finaalissa", words="uupumusryhmä")
    indexed()

    text = page(client, q="ihan finaalissa", situation="exhausted")
    assert "1 tulos: ”ihan finaalissa”" in text
    assert ASKED_BACK not in text
