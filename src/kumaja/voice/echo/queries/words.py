"""What the states of points and verdicts are called (SCREENS 2.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import pgettext_lazy

from kumaja.voice.echo.domain.echoes import Reached
from kumaja.voice.echo.domain.states import Opinion, PointState, ToldBy, VerdictKind

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise
else:
    Words = str

STATE_WORDS: Final[dict[str, Words]] = {
    PointState.OPEN: pgettext_lazy("state of a point", "Awaits an answer"),
    PointState.TAKEN: pgettext_lazy("state of a point", "Taken in"),
    PointState.TAKEN_IN_PART: pgettext_lazy("state of a point", "Taken in part"),
    PointState.NOT_TAKEN: pgettext_lazy("state of a point", "Not taken"),
    PointState.OUT_OF_REMIT: pgettext_lazy("state of a point", "Belongs elsewhere"),
    PointState.ALREADY_SO: pgettext_lazy("state of a point", "Already so"),
}
VERDICT_WORDS: Final[dict[str, Words]] = {
    VerdictKind.MET: pgettext_lazy("verdict", "Came true"),
    VerdictKind.PARTLY: pgettext_lazy("verdict", "In part"),
    VerdictKind.NOT_MET: pgettext_lazy("verdict", "Did not come true"),
    VerdictKind.NOT_UNDERSTOOD: pgettext_lazy("verdict", "I did not understand the answer"),
}
OPINION_WORDS: Final[dict[str, Words]] = {
    Opinion.YES: pgettext_lazy("opinion", "Yes"),
    Opinion.PARTLY: pgettext_lazy("opinion", "In part"),
    Opinion.NO: pgettext_lazy("opinion", "No"),
    Opinion.UNSURE: pgettext_lazy("opinion", "I can't say"),
}
TOLD_WORDS: Final[dict[str, Words]] = {
    ToldBy.MAIL: pgettext_lazy("way of telling", "by mail"),
    ToldBy.LETTER: pgettext_lazy("way of telling", "by letter"),
    ToldBy.PHONE: pgettext_lazy("way of telling", "by phone"),
    ToldBy.DESK: pgettext_lazy("way of telling", "on the desk"),
}
REACHED_WORDS: Final[dict[str, Words]] = {
    Reached.ARRIVED: pgettext_lazy("station of an echo", "Arrived"),
    Reached.WEIGHED: pgettext_lazy("station of an echo", "Weighed"),
    Reached.DECIDED: pgettext_lazy("station of an echo", "Decided"),
    Reached.TOLD: pgettext_lazy("station of an echo", "Told"),
}
