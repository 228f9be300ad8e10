"""Components escape what they are given, know languages and carry no style attributes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.design.domain.charts import Bar, Dot, Line, Part
from kumaja.foundation.design.domain.lists import (
    Card,
    Chosen,
    Column,
    Fact,
    FilterGroup,
    Option,
    Row,
    Strip,
)
from kumaja.foundation.design.domain.pages import PageLink, Pages
from kumaja.foundation.design.domain.queue import Queued, QueueGroup
from kumaja.foundation.design.domain.samples import Stack
from kumaja.foundation.design.domain.shell import Acting, LanguageLink, Link, Section, Shell
from kumaja.foundation.design.domain.tiles import Place, Step, Tile
from kumaja.foundation.design.tests.cotton import dangers_of, drawn

TEMPLATES = Path(__file__).parents[1] / "templates"
DATA_BLOCK = '<script type="application/ld+json">{% data_text value %}</script>'
EVIL = "<script>alert('x')</script>\" onload=\"x"
TEXT_IN_QUOTES = re.compile(r"<c-vars ([^>]*)/>")

LISTS: dict[str, object] = {
    "links": (Link(EVIL, EVIL),),
    "letters": (Link(EVIL, EVIL),),
    "chosen": (Chosen(EVIL, EVIL, EVIL),),
    "groups": (FilterGroup(EVIL, EVIL, (Option(EVIL, EVIL, 1, language=EVIL),)),),
    "kept": ((EVIL, EVIL),),
    "fields": ((EVIL, EVIL),),
    "columns": (Column(EVIL, EVIL, EVIL),),
    "rows": ((EVIL, EVIL), (Link(EVIL, EVIL), EVIL)),
    "bars": (Bar(EVIL, EVIL, 10, EVIL),),
    "line": Line((Dot(EVIL, 1, 0, 0),), (1, 0)),
    "cards": (Card(EVIL, EVIL, EVIL, facts=(Fact("clock", EVIL, EVIL),)),),
    "pages": Pages((PageLink(1, EVIL), PageLink(2, EVIL)), EVIL, EVIL),
    "tiles": (Tile(Place(EVIL, EVIL, 1, 1), 3, 1, EVIL, EVIL),),
    "steps": (Step(1, EVIL),),
    "value": Trilingual(sv=EVIL),
}


def components() -> list[str]:
    """Return all components but those drawn with a form (test_forms), and data for machines."""
    names = {file.stem for file in (TEMPLATES / "cotton").glob("*.html")}
    return sorted(names - {"field", "fields", "form", "error_summary", "data", "state_choices"})


def attributes_of(component: str) -> list[str]:
    declared = TEXT_IN_QUOTES.match((TEMPLATES / "cotton" / f"{component}.html").read_text())
    names = re.findall(r"(:?[\w-]+)=", declared[1]) if declared else []
    return [name.lstrip(":") for name in names]


@pytest.mark.parametrize("component", components())
def test_what_a_component_is_given_never_becomes_markup(component: str) -> None:
    given: dict[str, object] = {"evil": EVIL}
    parts = []
    for name in attributes_of(component):
        key = name.replace("-", "_")
        if component == "stacked_bars" and name == "rows":
            given[key] = (Stack(EVIL, (Part(EVIL, 1, 0, 10, 1),)),)
        elif component == "rows" and name == "rows":
            given[key] = (Row(EVIL, EVIL, EVIL, EVIL, EVIL),)
        elif component == "queue" and name == "groups":
            given[key] = (QueueGroup(EVIL, (Queued(EVIL, EVIL, EVIL, EVIL, EVIL),), EVIL),)
        elif name in {"form", "field", "given-shell", "icon", "name", "level"}:
            continue
        elif name in {"reached", "count", "done", "total"}:
            given[key] = 1
        else:
            given[key] = LISTS.get(name, EVIL)
        parts.append(f':{name}="{key}"')
    tag = component.replace("_", "-")

    html = drawn(f"<c-{tag} {' '.join(parts)}>{{{{ evil }}}}</c-{tag}>", **given)

    assert dangers_of(html) == []


def test_a_shell_and_a_strip_never_become_markup() -> None:
    link = Link(EVIL, EVIL)
    section = Section(EVIL, EVIL, (link,), is_current=True)
    language = LanguageLink(EVIL, EVIL, EVIL, EVIL)
    shell = Shell(
        EVIL, EVIL, EVIL, (section,), None, link, link, (language,), link,
        Acting(EVIL, EVIL), EVIL, (link,), (EVIL,),
    )  # fmt: skip
    html = drawn(
        '<c-page title="x" :given-shell="s" :demonstration_strip="d"></c-page>',
        s=shell,
        d=Strip(EVIL, EVIL, ((EVIL, EVIL),)),
    )

    assert dangers_of(html) == []
    assert html.count("&lt;script&gt;") > 10


def test_text_in_another_language_than_the_page_says_so() -> None:
    swedish = Trilingual(sv="En trygg grupp")

    assert drawn('<c-text :value="t" />', t=swedish) == '<span lang="sv">En trygg grupp</span>'
    assert "vain ruotsiksi" in drawn('<c-text :value="t" says />', t=swedish)
    assert drawn('<c-text :value="t" />', "sv", t=swedish) == "En trygg grupp"


def test_no_template_prints_attributes_unescaped_or_carries_style() -> None:
    for file in TEMPLATES.rglob("*.html"):
        source = file.read_text()
        assert not re.search(r"{{\s*attrs\b", source), file
        assert "style=" not in source, file
        assert "|safe" not in source, file
        assert not re.search(r"<script(?![^>]*\bsrc=)", source.replace(DATA_BLOCK, "")), file


def test_data_for_machines_can_not_end_its_block() -> None:
    html = drawn('<c-data :value="v" />', v={"name": f"</script>{EVIL}"})

    assert html.count("<script") == html.count("</script>") == 1
    assert json.loads(html.partition(">")[2].rpartition("<")[0]) == {"name": f"</script>{EVIL}"}


def test_quick_exit_stands_before_the_header_and_after_the_skip_link() -> None:
    html = drawn('<c-page title="x"><c-slot name="exit"><c-quick-exit /></c-slot></c-page>')

    places = [html.index(mark) for mark in ('class="k-skip"', "data-quick-exit", "<header")]
    assert places == sorted(places)


def test_an_unknown_icon_is_an_error_and_not_an_empty_box() -> None:
    with pytest.raises(KeyError):
        drawn('<c-icon name="no-such-icon" />')


@pytest.mark.parametrize("component", ["button", "submit", "link"])
def test_what_is_only_heard_ends_the_words_that_are_seen(component: str) -> None:
    html = drawn(f'<c-{component} says="Kerho">Lisää</c-{component}>')

    assert '<span aria-hidden="true">Lisää</span>' in html
    assert '<span class="k-hidden">Lisää: Kerho</span>' in html
    assert "k-hidden" not in drawn(f"<c-{component}>Lisää</c-{component}>")


def test_an_address_breaks_at_its_signs_and_never_becomes_markup() -> None:
    source = "{{ address|breakable }}"

    assert drawn(source, address="a.b@c.example") == "a<wbr>.b@<wbr>c<wbr>.example"
    assert drawn(source, address="<b>@x") == "&lt;b&gt;@<wbr>x"


def test_the_first_cell_of_a_row_may_lead_on() -> None:
    html = drawn('<c-table :rows="rows" />', rows=[(Link("Askola", "/fi/askola/"), "28")])

    assert '<th scope="row"><a href="/fi/askola/">Askola</a></th>' in html
