"""What of an address chooses how positions are counted and which of them are shown."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest

from kumaja.foundation.design.domain.pages import pages_of
from kumaja.foundation.design.domain.shell import Link
from kumaja.front.profiles.domain.pages import page_number
from kumaja.voice.contributions.domain.lenses import Lens
from kumaja.voice.contributions.queries.positions import Positions
from kumaja.voice.contributions.queries.words import LENS_RULES, LENS_WORDS

LENS: Final = "linssi"
_MOST_PAGES: Final = 1000
_PLACE: Final = "#said"


def lens_asked(request: HttpRequest) -> Lens:
    """Return the lens that the address names; one voice each unless it names another."""
    asked = request.GET.get(LENS, "")
    return Lens(asked) if asked in set(Lens) else Lens.EQUAL


def page_asked(request: HttpRequest) -> int:
    """Return the page of positions that the address names; the query keeps it within the last."""
    return page_number(request.GET.get("page", ""), _MOST_PAGES)


def told_of_positions(found: Positions) -> dict[str, Any]:
    """Return what the fragment of positions shows: rows, the lenses as links, other pages."""
    chosen = "" if found.lens is Lens.EQUAL else f"{LENS}={found.lens}"
    head = f"?{chosen}&page=" if chosen else "?page="
    return {
        "positions": found,
        "positions_pages": pages_of(found.number, found.last, lambda one: f"{head}{one}{_PLACE}"),
        "lens_rule": LENS_RULES[found.lens],
        "lenses": tuple(
            Link(str(word), f"?{LENS}={lens}{_PLACE}", lens == found.lens)
            for lens, word in LENS_WORDS.items()
        ),
    }
