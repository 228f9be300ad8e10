"""What is drawn by the dozen is what the components draw, and escapes what it is given."""

from __future__ import annotations

import re

import pytest
from django.utils.html import format_html

from kumaja.foundation.design.domain.lists import Card, Fact, FilterGroup, Option, Row, Tag
from kumaja.foundation.design.engine.lists import draw_options
from kumaja.foundation.design.tests.cotton import dangers_of, drawn

EVIL = "<script>alert('x')</script>\" onload=\"x"
FACT = Fact("clock", "Milloin", "ti 18")
TAG = Tag("På svenska", role="waiting", language="sv", icon="languages")
CARDS = (
    Card(
        "Torstaikerho", "/a/", "Vierellä ry", "Kahvia & puhetta.", "Löytyi", "sv", (FACT,), (TAG,)
    ),
    Card("Torstaikerho", "/a/"),
)
ONE_CARD = """<ol class="k-cards" role="list"><li><c-card :heading="card.heading" :href="card.url"
 :by="card.by" :summary="card.summary" :why="card.why" :lang="card.language" level="4">
 <c-slot name="facts">{% for f in card.facts %}<c-fact :icon="f.icon" :label="f.label">{{ f.text }}
 </c-fact>{% endfor %}</c-slot>{% for t in card.tags %}<p><c-tag :role="t.role" :lang="t.language"
 :icon="t.icon">{{ t.text }}</c-tag></p>{% endfor %}</c-card></li></ol>"""
ROWS = (Row("Vierellä ry", "/a/", "Tukea.", "Tuusula", "sv"), Row("Vierellä ry", "/a/"))
ONE_ROW = """<ul class="k-rows" role="list"><c-row :title="row.title" :href="row.url"
 :meta="row.meta" :lang="row.language">{% if row.text %}<p>{{ row.text }}</p>{% endif %}</c-row>
 </ul>"""


@pytest.mark.parametrize("card", CARDS)
def test_a_card_of_a_list_is_the_component(card: Card) -> None:
    many = drawn('<c-cards :cards="cards" level="4" />', cards=(card,))

    assert _parts(many) == _parts(drawn(ONE_CARD, card=card))


@pytest.mark.parametrize("row", ROWS)
def test_a_row_of_a_list_is_the_component(row: Row) -> None:
    assert _parts(drawn('<c-rows :rows="rows" />', rows=(row,))) == _parts(drawn(ONE_ROW, row=row))


def test_nothing_that_is_given_becomes_markup() -> None:
    fact, tag = Fact("clock", EVIL, EVIL), Tag(EVIL, EVIL, EVIL)
    cards = (Card(EVIL, EVIL, EVIL, EVIL, EVIL, EVIL, (fact,), (tag,)),)
    rows = (Row(EVIL, EVIL, EVIL, EVIL, EVIL),)
    source = '<c-cards :cards="cards" /><c-rows :rows="rows" />'

    assert dangers_of(drawn(source, cards=cards, rows=rows)) == []


def test_safe_words_and_the_same_words_unsafe_are_told_apart() -> None:
    words = "<b>x</b>"
    for label, written in ((format_html(words + "{}", ""), words), (words, "&lt;b&gt;x&lt;/b&gt;")):
        group = FilterGroup("Kuka", "who", (Option("a", label),))

        assert f"<span>{written}</span>" in draw_options(group, group.options)


def test_a_choice_tells_what_is_chosen_and_how_many_it_leaves() -> None:
    group = FilterGroup("Kuka", "who", (Option("a&b", "Äiti", 0, is_chosen=True, language="fi"),))

    assert draw_options(group, group.options) == (
        '<label class="k-choice"><input class="ds-input" type="checkbox" name="who" value="a&amp;b"'
        ' checked><span lang="fi">Äiti</span><span class="k-count">0</span></label>'
    )


def _parts(html: str) -> list[str]:
    """Return tags and texts without the blanks between them."""
    return [part.strip() for part in re.findall(r"<[^>]+>|[^<>]+", html) if part.strip()]
