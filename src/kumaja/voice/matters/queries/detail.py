"""Everything that a matter knows of itself, in a fixed number of statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

from django.db.models import Prefetch

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.voice.matters.domain.course import Course, course_of
from kumaja.voice.matters.models import (
    AffectedGroup,
    Decision,
    Matter,
    MatterOwner,
    MatterQuerySet,
    PeriodChange,
    Promise,
    Stage,
)
from kumaja.voice.matters.queries.beside import get_beside
from kumaja.voice.matters.queries.words import PROMISE_WORDS, STAGE_WORDS, Words

# County strategy › service strategy and promise › participation programme.
_LEVELS: Final = 3


@dataclass(frozen=True, slots=True)
class GivenPromise:
    """A promise in force, and those that it replaced, the earliest first."""

    promise: Promise
    before: tuple[Promise, ...]

    @property
    def word(self) -> Words:
        """The promise in our own words."""
        return PROMISE_WORDS[self.promise.level]

    @property
    def word_before(self) -> Words:
        """What was promised before, nothing when it is the first promise."""
        return PROMISE_WORDS[self.before[-1].level] if self.before else ""

    @property
    def text_before(self) -> Trilingual:
        """What the promise before meant here."""
        return self.before[-1].text if self.before else Trilingual()


@dataclass(frozen=True, slots=True)
class ToldStage:
    """A stage with its promises and how its days have moved."""

    stage: Stage
    promises: tuple[GivenPromise, ...]
    changes: tuple[PeriodChange, ...]
    now: datetime

    @property
    def word(self) -> Words:
        """What happens in it."""
        return STAGE_WORDS[self.stage.kind]

    @property
    def is_running(self) -> bool:
        """Test whether it runs now."""
        return self.stage.is_open_at(self.now)

    @property
    def is_over(self) -> bool:
        """Test whether it has ended."""
        return self.stage.ends_at <= self.now


@dataclass(frozen=True)
class MatterPage:
    """What a matter's page shows of the matter itself."""

    matter: Matter
    above: tuple[Matter, ...]
    below: tuple[Matter, ...]
    owners: tuple[MatterOwner, ...]
    groups: tuple[AffectedGroup, ...]
    stages: tuple[ToldStage, ...]
    decisions: tuple[Decision, ...]
    terms: tuple[Term, ...]
    areas: tuple[Municipality, ...]
    now: datetime

    @cached_property
    def course(self) -> Course:
        """Where the matter stands now."""
        return course_of(
            [told.stage for told in self.stages], self.now,
            is_decided=bool(self.decisions), is_closed=self.matter.is_closed,
        )  # fmt: skip

    @property
    def latest_decision(self) -> Decision | None:
        """The last of what was decided."""
        return self.decisions[-1] if self.decisions else None

    @cached_property
    def promises(self) -> tuple[GivenPromise, ...]:
        """The promises that hold now: of the stage that runs, else of the nearest that has any."""
        promising = [told for told in self.stages if told.promises]
        running = [told for told in promising if told.is_running]
        ahead = [told for told in promising if not told.is_over]
        chosen = running or ahead or promising[-1:]
        return chosen[0].promises if chosen else ()


def find_matter(rows: MatterQuerySet, code: str) -> Matter | None:
    """Return the matter of a code with the documents that it stands under."""
    found = rows.select_related("region", "parent__parent__parent")
    return found.filter(code=code).first()


def get_matter_page(matter: Matter, region: Region, now: datetime) -> MatterPage:
    """Return what the matter's page shows; five statements, however much there is."""
    owners = matter.owners.select_related("organisation", "network").order_by("position", "pk")
    beside = get_beside(matter, region)
    return MatterPage(
        matter=matter,
        above=_above(matter),
        below=beside.below,
        owners=tuple(owners),
        groups=beside.groups,
        stages=_stages(matter, beside.changes, now),
        decisions=tuple(
            matter.decisions.in_force().select_related("owner__organisation", "owner__network")
            .order_by("decided_on", "pk")
        ),
        terms=beside.terms,
        areas=beside.areas,
        now=now,
    )  # fmt: skip


def _above(matter: Matter) -> tuple[Matter, ...]:
    """Return the documents above, the uppermost first: those that came with the matter."""
    found: list[Matter] = []
    parent = matter.parent
    while parent is not None:
        found.insert(0, parent)
        parent = parent.parent if len(found) < _LEVELS else None
    return tuple(found)


def _stages(
    matter: Matter, changes: Mapping[int, tuple[PeriodChange, ...]], now: datetime
) -> tuple[ToldStage, ...]:
    promises = Promise.objects.select_related(
        "owner__organisation", "owner__network", "replaces"
    ).order_by("owner__position", "given_at", "pk")
    rows = matter.stages.in_order().prefetch_related(Prefetch("promises", promises))
    return tuple(
        ToldStage(stage, _given(stage.promises.all()), changes.get(stage.pk, ()), now)
        for stage in rows
    )


def _given(promises: Iterable[Promise]) -> tuple[GivenPromise, ...]:
    by_owner: dict[int, list[Promise]] = {}
    for promise in promises:
        by_owner.setdefault(promise.owner_id, []).append(promise)
    return tuple(GivenPromise(rows[-1], tuple(rows[:-1])) for rows in by_owner.values())
