"""What else moved the same decision."""

from __future__ import annotations

from kumaja.voice.contributions.models import Contribution
from kumaja.voice.echo.queries.behind import Behind, behind
from kumaja.voice.echo.queries.page import EchoPage

_SHOWN = 10


def others_of(page: EchoPage) -> tuple[Behind, ...]:
    """Return the positions of others behind the view's first decision; two statements.

    What only this view holds is left out; nothing before a decision.
    """
    if not page.decisions:
        return ()
    own = _key(page.contribution)
    rows = [row for row in behind(page.decisions[0]) if set(row.holders) != {own}]
    return tuple(rows[:_SHOWN])


def _key(view: Contribution) -> str:
    return view.speaker_code or view.number
