"""Patterns are filled with escaped parts; what is HTML already stays so."""

from __future__ import annotations

import pytest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from kumaja.foundation.core.engine.html import html_of, joined

EVIL = "<script>\"'&"
BOLD = format_html("<b>{}</b>", "x")


class Told:
    """Something with words of its own."""

    def __str__(self) -> str:
        return EVIL


@pytest.mark.parametrize(
    "part", [EVIL, BOLD, 7, 7.5, None, True, Told(), gettext_lazy("Search"), str(BOLD)]
)
def test_a_pattern_is_filled_as_django_fills_it(part: object) -> None:
    filled = html_of('<a href="{}">{}</a>', part, part)

    assert filled == format_html('<a href="{}">{}</a>', part, part)
    assert isinstance(filled, SafeString)


def test_parts_are_joined_and_what_is_not_html_is_escaped() -> None:
    whole = joined([BOLD, EVIL])

    assert whole == "<b>x</b>&lt;script&gt;&quot;&#x27;&amp;"
    assert isinstance(whole, SafeString)
