"""What the rows behind a figure of the open loops are called, and how they are counted."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kumaja.voice.echo.queries.behind_figures import Figure
from kumaja.voice.echo.queries.words import Words

RULES: Final[dict[Figure, Words]] = {
    Figure.LATE: _("The day by which an answer was promised has passed."),
    Figure.UNTOLD: _("An answer was given, and the one who spoke has not heard it yet."),
    Figure.ANSWERED: _(
        "Days are counted from the close of the hearing to the answer; outside a hearing from the "
        "arrival of the view. The longest comes first."
    ),
    Figure.VERDICTS: _("Those who spoke say whether what they asked for came true."),
}


def title_of(figure: Figure, count: int) -> str:
    """Return the heading of the rows: how many of what."""
    told = {"number": count}
    if figure == Figure.LATE:
        words = ngettext("The answer to %(number)s point is late",
                         "The answers to %(number)s points are late", count)  # fmt: skip
    elif figure == Figure.UNTOLD:
        words = ngettext("%(number)s answer has not been told",
                         "%(number)s answers have not been told", count)  # fmt: skip
    elif figure == Figure.ANSWERED:
        words = ngettext("%(number)s answer was given", "%(number)s answers were given", count)
    elif figure == Figure.VERDICTS:
        words = ngettext("%(number)s verdict", "%(number)s verdicts", count)
    else:
        words = ngettext("%(number)s point waits for an answer",
                         "%(number)s points wait for an answer", count)  # fmt: skip
    return words % told
