"""Parts are drawn once for the same values and language, and never for others."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from kumaja.foundation.design.domain.shell import Link, Section
from kumaja.foundation.design.engine.parts import draw_part

NAV = "design/_nav.html"
HERE = Section(
    "Haku & tuki", "/fi/haku/", (Link("Haku", "/fi/haku/", is_current=True),), is_current=True
)
ELSEWHERE = Section("Haku & tuki", "/fi/haku/", (Link("Haku", "/fi/haku/"),))


def test_what_is_drawn_follows_the_values() -> None:
    here, elsewhere = (draw_part(NAV, sections=(each,)) for each in (HERE, ELSEWHERE))

    assert 'aria-current="true"' in here
    assert "aria-current" not in elsewhere
    assert draw_part(NAV, sections=(HERE,)) is here


def test_what_is_drawn_follows_the_language() -> None:
    with override("fi"):
        finnish = draw_part(NAV, sections=(HERE,))
    with override("sv"):
        swedish = draw_part(NAV, sections=(HERE,))

    assert finnish != swedish


def test_a_part_escapes_what_it_is_given() -> None:
    assert "Haku &amp; tuki" in draw_part(NAV, sections=(HERE,))


def test_text_that_is_html_already_is_refused() -> None:
    with pytest.raises(TypeError):
        draw_part(NAV, sections=draw_part(NAV, sections=(HERE,)))
