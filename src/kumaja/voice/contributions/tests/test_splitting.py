"""A view falls into points that can be answered one by one; nothing of it falls between them."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kumaja.voice.contributions.domain.splitting import propose_points

VIEWS = Path(__file__).parent / "texts" / "views.txt"
PIECES = st.sampled_from([
    "Tilan pitää olla auki. ", "Ovi on kiinni. ", "Miksi? ", "\n\n", "\n", "- ", "1. ", "Hei!\n",
    "x", " ", "Det bör ordnas. ", "We must meet. ", "\nTerveisin\nMaija\n", "klo 16. ",
])  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map("".join)
LANGUAGES = st.sampled_from(["fi", "sv", "en"])
OUTSIDE = re.compile(r"Hei!|Terveisin|Maija", re.IGNORECASE)


def views() -> list[tuple[str, int, str]]:
    """Return language, right number and text of each view written by hand."""
    blocks = VIEWS.read_text("utf-8").split("=== ")[1:]
    heads = (block.partition("\n") for block in blocks)
    return [(head[:2], int(head[3:]), text.strip("\n")) for head, _, text in heads]


@pytest.mark.parametrize(("language", "number", "text"), views())
def test_a_view_has_as_many_points_as_it_asks_for_things(
    language: str, number: int, text: str
) -> None:
    spans = propose_points(text, language)
    assert [text[span.start : span.end] for span in spans][number:] == []
    assert len(spans) == number


@given(TEXTS, LANGUAGES)
def test_points_follow_each_other_and_are_never_too_many(text: str, language: str) -> None:
    spans = propose_points(text, language)
    assert 1 <= len(spans) <= 12
    assert all(span.start < span.end for span in spans) or not text.strip()
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(TEXTS, LANGUAGES)
def test_what_lies_between_points_is_space_greeting_or_signature(text: str, language: str) -> None:
    spans = propose_points(text, language)
    first, last = spans[0].start, spans[-1].end
    inside = "".join(text[span.start : span.end] for span in spans)
    assert "".join(inside.split()) == "".join(text[first:last].split())
    assert not OUTSIDE.sub("", text[:first]).strip()
    if text[last:].strip():
        assert "terveisin" in text[last:].casefold()


def test_a_long_list_is_joined_where_the_points_are_shortest() -> None:
    text = "\n".join(f"- Kohta {number} pitää korjata." for number in range(30))
    assert len(propose_points(text, "fi")) == 12


def test_what_leads_to_a_demand_and_what_explains_it_stand_with_it() -> None:
    one = "Olemme pieni yhdistys Pornaisista ja kokoonnumme kirjastossa joka toinen viikko."
    two = "Hoitajan kierrosta pitää jatkaa talvella. Tiet ovat liukkaita."
    points = [f"{one}\n\n{two}", "Moni ei ole netissä. Kierroksesta tulisi kertoa lehdessä."]
    text = "\n\n".join(points)
    assert [text[span.start : span.end] for span in propose_points(text, "fi")] == points
