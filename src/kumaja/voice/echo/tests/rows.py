"""Echoes made through the room's own actions: a heard matter, its views, their answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kumaja.foundation.regions.models import Region
from kumaja.voice.contributions.domain.kinds import AnswerBy
from kumaja.voice.contributions.models import Contribution, Point
from kumaja.voice.contributions.tests.rows import a_view
from kumaja.voice.echo.actions.telling import Bringing, tell_one
from kumaja.voice.echo.actions.weighing import Answer, record_change, weigh
from kumaja.voice.echo.domain.states import PointState, ToldBy
from kumaja.voice.echo.models import Change, Notice, Weighing
from kumaja.voice.matters.models import Matter, MatterOwner, Stage
from kumaja.voice.matters.tests.rows import NOW, a_matter, a_stage

BEGUN = NOW - timedelta(days=60)
AFTER = BEGUN + timedelta(days=41)


@dataclass(frozen=True, slots=True)
class Heard:
    """A matter whose hearing closed before `AFTER`, and one view with its points."""

    matter: Matter
    stage: Stage
    owner: MatterOwner
    view: Contribution

    @property
    def points(self) -> list[Point]:
        """The view's points in order."""
        return list(self.view.points.filter(replaced_at=None).order_by("number"))


def a_heard_view(region: Region, *points: str, **more: Any) -> Heard:  # noqa: ANN401
    """Let an association say points in a hearing that is over at `AFTER`, answered by mail."""
    matter = a_matter(region, now=BEGUN)
    stage = a_stage(matter, starts_at=BEGUN, now=BEGUN)
    told = {"answer_by": AnswerBy.MAIL, "answer_to": "puheenjohtaja@example.org"} | more
    said = points or ("Tila on saatava käyttöön illalla.", "Avaimen saa puhelimitse.")
    view = a_view(region, matter=matter, stage=stage, points=said, now=BEGUN, **told)
    owner = matter.owners.select_related("matter", "organisation", "network").get()
    return Heard(matter, stage, owner, view)


def a_change(owner: MatterOwner, *, now: datetime = AFTER) -> Change:
    """Write down that the owner's text changed."""
    values = {"heading_fi": "4.2 Iltakäyttö", "old_fi": "Tila on auki päivällä.",
              "new_fi": "Tila on auki päivällä ja illalla."}  # fmt: skip
    return record_change(owner=owner, values=values, actor="test", now=now)


def an_answer(state: PointState = PointState.NOT_TAKEN, **more: Any) -> Answer:  # noqa: ANN401
    """Word an answer: a no with its reason unless told."""
    reason = "" if state == PointState.TAKEN else "Huone puretaan, koska sen ilma on huono."
    return Answer(**{"state": state, "language": "fi", "reason": reason} | more)


def weighed(
    owner: MatterOwner, points: Sequence[Point], *, answer: Answer | None = None,
    now: datetime = AFTER,
) -> tuple[Weighing, ...]:  # fmt: skip
    """Answer the points: no, with its reason, unless told."""
    return weigh(points=points, owner=owner, answer=answer or an_answer(), actor="test", now=now)


def told(view: Contribution, *, now: datetime = AFTER, way: ToldBy = ToldBy.MAIL) -> Notice:
    """Tell the speaker what came of their view."""
    return tell_one(contribution=view, bringing=Bringing(way), actor="test", now=now)
