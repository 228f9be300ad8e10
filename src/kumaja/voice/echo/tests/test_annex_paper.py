"""The annex tells all that happened, each reader what they may see, and alike on every paper."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document
from docx.oxml.ns import qn

from kumaja.foundation.ledger.actions import sign_checkpoint
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.voice.contributions.tests.rows import a_view
from kumaja.voice.echo.domain.annex import Reader
from kumaja.voice.echo.domain.paper import Paper, Section
from kumaja.voice.echo.engine import paper_pdf
from kumaja.voice.echo.engine.paper_docx import docx_of
from kumaja.voice.echo.engine.paper_html import html_of
from kumaja.voice.echo.engine.paper_pdf import NoPdf, OutsideRefused, pdf_of, refuse
from kumaja.voice.echo.queries.annex.gathering import gather
from kumaja.voice.echo.queries.annex.paper import annex_paper
from kumaja.voice.echo.tests.annexes import (
    FOR_BODY,
    FOR_NETWORK,
    LATER,
    NAME,
    OPEN,
    REFUSED,
    RESIDENTS,
    TAKEN,
    UNMET,
    Story,
    a_story,
)
from kumaja.voice.echo.tests.pdf_text import objects_of_pdf, pages_of_pdf
from kumaja.voice.echo.tests.rows import BEGUN


@pytest.fixture
def story(db: None) -> Story:
    del db
    region: Region = RegionFactory.create()
    return a_story(region)


def _paper(story: Story, reader: Reader = Reader.BODY, language: str = "fi") -> Paper:
    return annex_paper(gather(story.heard.matter, reader, LATER), language, story.heard.owner)


def _said(paper: Paper | Section) -> str:
    return "\n".join(text.value for text in paper.texts())


def _part(paper: Paper, key: str) -> str:
    return _said(next(section for section in paper.sections if section.key == key))


def _bare(words: str) -> str:
    return re.sub(r"\s+", "", words)


def test_each_reader_gets_what_they_may_see(story: Story) -> None:
    body, everyone = _said(_paper(story)), _said(_paper(story, Reader.EVERYONE))

    for text in (TAKEN, REFUSED, UNMET, OPEN):
        assert text in body
        assert text in everyone
    for text in (FOR_BODY, FOR_NETWORK, RESIDENTS, story.body.speaker_name, story.body.number):
        assert text in body
        assert text not in everyone


def test_a_resident_who_did_not_speak_to_everyone_has_no_name(story: Story) -> None:
    assert NAME not in _said(_paper(story))
    assert f"Asukas · {story.resident.number}" in _said(_paper(story))


def test_what_was_hidden_or_not_let_out_is_on_no_paper(story: Story) -> None:
    story.body.hidden_at = LATER
    story.body.save(update_fields=["hidden_at"])
    story.network.published_at = None
    story.network.save(update_fields=["published_at"])

    said = _said(_paper(story))

    assert FOR_BODY not in said
    assert FOR_NETWORK not in said
    assert "1 näkemys on piilotettu" in said


def test_dissents_stand_word_by_word_with_their_reason(story: Story) -> None:
    dissents = _part(_paper(story), "dissents")

    assert REFUSED in dissents
    assert "Huone puretaan, koska sen ilma on huono." in dissents
    assert UNMET in dissents
    assert "Ei toteutunut" in dissents
    assert TAKEN not in dissents


def test_open_points_are_said_as_open(story: Story) -> None:
    waiting = _part(_paper(story), "open")

    assert "4 kohtaa odottaa vastausta." in waiting
    assert OPEN in waiting
    assert TAKEN not in waiting


def test_the_paper_says_whose_it_is_and_proves_the_log(story: Story) -> None:
    signed = sign_checkpoint(now=LATER)
    assert signed is not None

    said = _said(_paper(story))

    assert "VKH/12/2026" in said
    assert f"Suunnittelija, {story.heard.owner.name.fi}" in said
    assert signed.code in _part(_paper(story), "proof")


def test_the_old_text_stands_beside_the_new(story: Story) -> None:
    points = _part(_paper(story), "points")

    assert points.index("Tila on auki päivällä.") < points.index("Tila on auki päivällä ja illalla")


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_docx_and_pdf_say_the_same_words_as_the_value(story: Story, language: str) -> None:
    paper = _paper(story, language=language)
    whole = _bare("".join(text.value for text in paper.texts()))

    assert _bare(_text_of_docx(docx_of(paper))) == whole
    foot = re.compile(re.escape(_bare(paper.subtitle.value)) + r"\d+/\d+$")
    pages = [_bare(page) for page in pages_of_pdf(pdf_of(paper))]
    assert all(foot.search(page) for page in pages)
    assert "".join(foot.sub("", page) for page in pages) == whole


def _text_of_docx(content: bytes) -> str:
    body = Document(io.BytesIO(content)).element.body
    return "".join(node.text or "" for node in body.iter(qn("w:t")))


def test_docx_has_headings_header_rows_and_its_language(story: Story) -> None:
    written = Document(io.BytesIO(docx_of(_paper(story, language="sv"))))

    assert written.core_properties.language == "sv-FI"
    styles = [each.style.name for each in written.paragraphs if each.style is not None]
    assert styles.count("Heading 1") == 11
    assert list(written.element.body.iter(qn("w:tblHeader")))
    assert {lang.get(qn("w:val")) for lang in written.styles.element.iter(qn("w:lang"))} == {
        "sv-FI"
    }


def test_pdf_is_tagged_and_names_its_language(story: Story) -> None:
    content = pdf_of(_paper(story))

    assert b"pdfuaid" in content or b"pdfuaid" in _plain(content)
    assert b"/Lang" in _plain(content)


def _plain(content: bytes) -> bytes:
    return b"".join(body for _number, body in objects_of_pdf(content))


def test_what_was_said_is_text_and_never_markup(story: Story) -> None:
    html = html_of(_paper(story))

    assert "<b>" not in html
    assert "&lt;b&gt;sulkea&lt;/b&gt;" in html


def test_a_document_fetches_nothing() -> None:
    for url in ("https://example.org/a.png", "file:///etc/passwd", "data:text/css,a"):
        with pytest.raises(OutsideRefused):
            refuse(url)


def test_a_machine_without_pango_says_that_it_prints_none(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> Any:  # noqa: ANN401
        raise OSError(name)

    monkeypatch.setattr(paper_pdf, "import_module", missing)
    with pytest.raises(NoPdf):
        pdf_of(_paper(story))


def test_statements_do_not_grow_with_what_was_said(story: Story) -> None:
    matter, stage = story.heard.matter, story.heard.stage
    counts = []
    for more in (2, 20):
        for number in range(more):
            points = [f"Kohta {number}.", f"Toinen {number}."]
            a_view(matter.region, matter=matter, stage=stage, points=points, now=BEGUN)
        with CaptureQueriesContext(connection) as told:
            _paper(story)
        counts.append(len(told))
    assert counts[0] == counts[1] <= 40
