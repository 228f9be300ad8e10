"""Texts of other systems as Markdown, whatever form they come in."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kumaja.foundation.core.engine.html import to_html
from kumaja.help.interchange.domain.draft import draft_markdown
from kumaja.help.interchange.domain.reading import clean
from kumaja.help.interchange.domain.wording import cut, first_sentences, markdown, one_line


def draft(*blocks: tuple[str, str], **more: object) -> str:
    return json.dumps({"blocks": [{"text": text, "type": kind} | more for kind, text in blocks]})


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Yksi.\nKaksi.", "Yksi.\n\nKaksi."),
        ("Saat:\n- tukea\n• kahvia\nTule!", "Saat:\n\n- tukea\n- kahvia\n\nTule!"),
        ("Avoinna 1.6. – 31.8.", "Avoinna 1.6. – 31.8."),
        ("Isät <3 lapset", "Isät &lt;3 lapset"),
        ("Talo<p>\nKatu 1<br>Tori &amp; ranta", "Talo\n\nKatu 1\n\nTori & ranta"),
        ("<ul><li>yksi</li><li>kaksi</li></ul>", "- yksi\n- kaksi"),
        ("<p>a</p><script>alert(1)</script><p>b</p>", "a\n\nb"),
        ("", ""),
    ],
)
def test_plain_text_and_html_become_markdown(text: str, kept: str) -> None:
    assert markdown(text) == kept


def test_draft_text_becomes_markdown() -> None:
    text = draft(
        ("header-two", "Tukea"), ("unordered-list-item", "yksi"), ("unordered-list-item", "kaksi"),
        ("unstyled", ""), ("unstyled", "Loppu."),
    )  # fmt: skip

    assert markdown(text) == "### Tukea\n\n- yksi\n- kaksi\n\nLoppu."


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://a.example/x", "Katso [tämä](https://a.example/x)."),
        ("javascript:alert(1)", "Katso tämä."),
        ("https://a.example/) x", "Katso tämä."),
    ],
)
def test_links_of_a_draft_are_kept_when_harmless(url: str, kept: str) -> None:
    block = {"text": "Katso tämä.", "entityRanges": [{"offset": 6, "length": 4, "key": 0}]}
    links = {"0": {"data": {"url": url}}}

    assert markdown(json.dumps({"blocks": [block], "entityMap": links})) == kept


@pytest.mark.parametrize("text", ['{"blocks": 5}', '{"blocks": [', "{", '{"blocks": [' * 2000])
def test_what_only_looks_like_a_draft_stays_text(text: str) -> None:
    assert draft_markdown(text) is None


@given(st.text(max_size=200))
def test_any_text_is_taken_and_runs_nothing(text: str) -> None:
    html = to_html(markdown(clean(text)))

    assert "<script" not in html
    assert len(one_line(clean(text), 20)) <= 20


@given(st.text("a \n<>&-*.", max_size=60))
def test_a_name_is_one_line_as_it_was_written(text: str) -> None:
    line = one_line(text, 1000)

    assert line == " ".join(line.split())
    assert "&lt;" not in line


def test_a_name_may_have_any_sign() -> None:
    assert one_line("Isät <3 & lapset", 50) == "Isät <3 & lapset"


def test_long_text_is_cut_between_words() -> None:
    assert cut("yksi kaksi kolme", 12) == "yksi kaksi…"
    assert cut("x" * 20, 5) == "xxxx…"


def test_the_first_sentences_that_fit_stand_for_a_text() -> None:
    text = "Kahvia joka torstai. Tule 1. kerralla aikaisin. Muuta ei tarvita."

    assert first_sentences(text, 50) == "Kahvia joka torstai. Tule 1. kerralla aikaisin."
    assert first_sentences(text, 10) == "Kahvia…"


def test_signs_that_nobody_wrote_are_left_out() -> None:
    assert clean("a\x00b\ud800\u00a0c\r\nd\x07 ") == "ab c\nd"
