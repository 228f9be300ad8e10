"""What the owners of a matter keep of it, and what they may choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import Visitor, is_coordinator, visible_in
from kumaja.voice.echo.queries.loops import owed_points, unanswered
from kumaja.voice.echo.queries.owed import tellable
from kumaja.voice.matters.domain.kinds import MatterObject
from kumaja.voice.matters.models import Matter, MatterOwner, Stage
from kumaja.voice.matters.policies import bodies_of
from kumaja.voice.matters.queries.detail import MatterPage, ToldStage, get_matter_page
from kumaja.voice.matters.queries.words import STANDING_WORDS, Words

_DOCUMENTS = (MatterObject.STRATEGY, MatterObject.PROGRAMME, MatterObject.PLAN)


@dataclass(frozen=True, slots=True)
class Owed:
    """A promise that an owner has still to give before a stage opens."""

    stage: Stage
    owner: MatterOwner
    word: Words


@dataclass(frozen=True, slots=True)
class KeptMatter:
    """A matter as its owners keep it: what it tells, and what it still owes.

    `waiting` are the points that ask for an answer now, `ready` the views whose answers can be
    told.
    """

    told: MatterPage
    waiting: int = 0
    ready: int = 0

    @property
    def standing_word(self) -> Words:
        """Where the matter stands."""
        return STANDING_WORDS[self.told.course.standing]

    @property
    def owed(self) -> tuple[Owed, ...]:
        """The promises that can still be given: their stages have not opened."""
        return tuple(
            Owed(told.stage, owner, told.word)
            for told in self.told.stages
            for owner in self.told.owners
            if told.stage.takes_views and told.stage.starts_at > self.told.now
            if owner.pk not in _promised(told)
        )


def _promised(told: ToldStage) -> set[int]:
    return {given.promise.owner_id for given in told.promises}


def get_kept_matter(matter: Matter, now: datetime) -> KeptMatter:
    """Return a matter with everything that its owners keep."""
    waiting = unanswered(owed_points(matter.region, now).on(matter)).order_by().count()
    told = get_matter_page(matter, matter.region, now)
    return KeptMatter(told, waiting, tellable(matter).count())


def public_bodies(region: Region) -> list[Organisation]:
    """Return the public bodies of the region by name."""
    return list(visible_in(region).filter(kind=OrganisationKind.PUBLIC_BODY).by_name())


def bodies_to_own(user: Visitor, region: Region, day: date) -> list[Organisation]:
    """Return for which bodies the visitor may write a matter down: their own, or any."""
    rows = visible_in(region).filter(kind=OrganisationKind.PUBLIC_BODY)
    if not is_coordinator(user, region, day):
        rows = rows.filter(pk__in=bodies_of(user, day))
    return list(rows.by_name())


def documents_above(region: Region, matter: Matter | None = None) -> Sequence[Matter]:
    """Return the documents that a matter can stand under; never itself or what is under it."""
    rows = Matter.objects.in_region(region).filter(object__in=_DOCUMENTS, archived_at=None)
    if matter is not None:
        rows = rows.exclude(pk=matter.pk).exclude(parent=matter).exclude(parent__parent=matter)
    return list(rows.order_by("title_fi", "pk"))
