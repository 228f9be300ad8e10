"""The page of a matter, composed of what the rooms know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kumaja.foundation.design.domain.shell import Link
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.policies import Visitor
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.consultations.queries.detail import ToldHearing, get_told_hearing
from kumaja.voice.contributions.domain.lenses import Lens
from kumaja.voice.contributions.policies import visible_to
from kumaja.voice.contributions.queries.positions import Positions, get_positions
from kumaja.voice.echo.queries.owed import owners_owing
from kumaja.voice.echo.queries.voices import thread_address
from kumaja.voice.matters.domain.course import Standing
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.queries.detail import MatterPage, get_matter_page
from kumaja.voice.observations.models import Observation
from kumaja.voice.observations.queries.shown import words_on


@dataclass(frozen=True, slots=True)
class Owed:
    """The day that answers were promised by, and how late they are when some still wait."""

    due_on: date | None = None
    days_late: int = 0


@dataclass(frozen=True, slots=True)
class ComposedMatter:
    """A matter's page: the matter itself, its hearing, and what was said."""

    told: MatterPage
    consultation: Consultation | None
    said: Positions
    hearing: ToldHearing | None
    observations: list[Observation]
    owed: Owed

    @property
    def views(self) -> int:
        """How many views the reader may read here."""
        return self.said.views

    @property
    def takes_views(self) -> bool:
        """Test whether one can speak now."""
        return self.consultation is not None and self.consultation.is_open_at(self.told.now)


def get_composed_matter(
    matter: Matter, visitor: Visitor, region: Region, now: datetime, *,
    lens: Lens = Lens.EQUAL, number: int = 1,
) -> ComposedMatter:  # fmt: skip
    """Return all that the page shows, in a fixed number of statements."""
    told = get_matter_page(matter, region, now)
    consultations = matter.consultations.opened().select_related("stage").order_by("round")
    day = day_of(now)
    seen = visible_to(visitor, region, day).on(matter).out()
    said = get_positions(matter, seen, lens=lens, number=number, address=thread_address())
    consultation = _nearest(list(consultations), now)
    hearing = None
    if consultation is not None:
        consultation.matter = matter
        hearing = get_told_hearing(consultation, told.groups, now)
    words = words_on(matter, visitor, region, day)
    return ComposedMatter(told, consultation, said, hearing, words, _owed(told, day))


def _owed(told: MatterPage, day: date) -> Owed:
    """Return by when the answers come once the hearing is over, or how late some of them are."""
    if told.course.standing not in {Standing.HEARD, Standing.DECIDED}:
        return Owed()
    given = [each.promise for each in told.promises]
    due = {promise.owner_id: promise.answer_by_on for promise in given if promise.answer_by_on}
    late = [owner for owner, last in due.items() if last < day]
    owing = owners_owing(told.matter) if late else frozenset()
    missed = min((due[owner] for owner in late if owner in owing), default=None)
    if missed is not None:
        return Owed(missed, (day - missed).days)
    return Owed(max((last for last in due.values() if last >= day), default=None))


def _nearest(rows: list[Consultation], now: datetime) -> Consultation | None:
    """Return the hearing that people come for: the open one, else the next, else the last."""
    running = [row for row in rows if row.is_open_at(now)]
    ahead = [row for row in rows if row.stage.starts_at > now]
    return next(iter([*running, *ahead, *reversed(rows)]), None)


def above(told: MatterPage, language: str) -> tuple[Link, ...]:
    """Return the documents that the matter stands under, as a path, the uppermost first."""
    return tuple(
        Link(row.title.in_language(language).value, row.get_absolute_url()) for row in told.above
    )
