"""The accessibility statement: how this version was assessed, and what is known to be amiss."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.front.home.engine.shipped import accessibility_facts
from kumaja.front.home.models import AccessibilityGap


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is not accessible: what, since when, and what is done about it."""

    what: Trilingual
    plan: Trilingual
    since_on: date


@dataclass(frozen=True, slots=True)
class Statement:
    """What the statement says besides its fixed words."""

    assessed_on: date
    method: Trilingual
    gaps: tuple[Gap, ...]


def get_statement() -> Statement:
    """Return the statement: the program's own gaps, then those of this installation's content."""
    facts = accessibility_facts()
    shipped = (
        Gap(Trilingual(**gap["what"]), Trilingual(**gap["plan"]), gap["since_on"])
        for gap in facts["gaps"]
    )
    added = (Gap(row.what, row.plan, row.since_on) for row in list_open_gaps())
    return Statement(facts["assessed_on"], Trilingual(**facts["method"]), (*shipped, *added))


def list_open_gaps() -> list[AccessibilityGap]:
    """Return the gaps of this installation that have not been mended, oldest first."""
    return list(AccessibilityGap.objects.filter(fixed_on=None).order_by("since_on", "pk"))
