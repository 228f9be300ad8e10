"""A municipality's pack for the hyte negotiation: what its associations said, what there lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Q

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.front.profiles.domain.names import in_place
from kumaja.front.profiles.queries.gaps import Gaps, get_gaps
from kumaja.front.profiles.queries.municipality import life_situations, organisations_at_work
from kumaja.front.profiles.queries.serving import count_by_term
from kumaja.network.networks.models import Network
from kumaja.network.practices.models import PracticeUse
from kumaja.network.practices.policies import visible_in as practices_in
from kumaja.network.practices.queries.words import STATE_WORDS
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation, OrganisationQuerySet
from kumaja.voice.contributions.models import Contribution, Holding, Point
from kumaja.voice.echo.domain.echoes import state_of_point
from kumaja.voice.echo.domain.states import PointState
from kumaja.voice.echo.models import Weighing
from kumaja.voice.echo.queries.behind import Behind, Holder
from kumaja.voice.echo.queries.page import thread_url
from kumaja.voice.matters.domain.kinds import MatterObject
from kumaja.voice.matters.models import Matter, MatterOwner, MatterQuerySet
from kumaja.voice.observations.models import Observation
from kumaja.voice.observations.queries.shown import let_out

# The negotiation comes each year: what was said since the last one lies on the table.
SINCE: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class SaidOn:
    """What associations of the municipality said on one matter: positions, none larger."""

    matter: Matter
    rows: tuple[Behind, ...]


@dataclass(frozen=True, slots=True)
class UsedHere:
    """A practice that is tried or in use here, by whom, and what they learnt."""

    use: PracticeUse

    @property
    def word(self) -> object:
        """How it fares."""
        return STATE_WORDS[self.use.state]


@dataclass(frozen=True, slots=True)
class Pack:
    """All that a municipality's pack shows; only what everyone may read."""

    matter: Matter
    municipality: Municipality
    here: str
    since_on: date
    organisations: tuple[Organisation, ...]
    networks: tuple[Network, ...]
    said: tuple[SaidOn, ...]
    words: tuple[Observation, ...]
    practices: tuple[UsedHere, ...]
    gaps: Gaps

    @property
    def spoke(self) -> int:
        """How many of the associations have said something since then."""
        names = {name for told in self.said for row in told.rows for name in row.holders}
        return len(names)


def places_of_pack(matter: Matter, areas: Sequence[Municipality]) -> tuple[Municipality, ...]:
    """Return the municipalities that have a pack: those of a hyte negotiation."""
    return tuple(areas) if matter.object == MatterObject.NEGOTIATION else ()


def find_pack(rows: MatterQuerySet, code: str, slug: str) -> tuple[Matter, Municipality] | None:
    """Return the negotiation and its municipality; None for any other matter or place."""
    found = rows.published().filter(object=MatterObject.NEGOTIATION, code=code)
    matter = found.select_related("region").first()
    place = matter.areas.filter(slug=slug).first() if matter else None
    return (matter, place) if matter and place else None


def get_pack(
    matter: Matter, municipality: Municipality, region: Region, now: datetime, language: str
) -> Pack:
    """Return the pack, in a fixed number of statements."""
    day, since = day_of(now), now - SINCE
    own = organisations_at_work(region, day).filter(
        Q(domicile=municipality)
        | Q(pk__in=Organisation.areas.through.objects.filter(municipality=municipality)
            .values("organisation"))
    )  # fmt: skip
    terms = life_situations()
    served = count_by_term(municipality, region, day, terms)
    words = let_out(region).filter(municipality=municipality, contribution__said_at__gte=since)
    uses = PracticeUse.objects.current().in_region(region).filter(municipality=municipality)
    return Pack(
        matter=matter, municipality=municipality, here=in_place(municipality.name, language),
        since_on=day_of(since), organisations=tuple(own.by_name()),
        networks=_networks(municipality, region, day),
        said=_said(own, region, since, now), words=tuple(words.oldest_first()),
        practices=tuple(
            UsedHere(use)
            for use in uses.filter(practice__in=practices_in(region).values("pk"))
            .select_related("practice", "organisation", "network").order_by("since_on", "pk")
        ),
        gaps=get_gaps(municipality, region, terms.values(), served, day=day, language=language),
    )  # fmt: skip


def _networks(municipality: Municipality, region: Region, day: date) -> tuple[Network, ...]:
    rows = Network.objects.in_region(region).current().running_on(day).in_municipality(municipality)
    return tuple(rows.by_name())


def _said(
    own: OrganisationQuerySet, region: Region, since: datetime, now: datetime
) -> tuple[SaidOn, ...]:
    """Return positions by matter, as they were said; four statements."""
    views = Contribution.objects.in_region(region).public().standing().filter(
        organisation__in=own.values("pk"), said_at__gte=since,
        matter__published_at__isnull=False, matter__archived_at=None,
    )  # fmt: skip
    points = list(
        Point.objects.standing().filter(contribution__in=views.values("pk"))
        .select_related("contribution__matter", "contribution__stage").in_order()
    )  # fmt: skip
    held = Holding.objects.filter(
        point__in=[point.pk for point in points], undone_at=None, position__dropped_at=None
    )
    positions = {row.point_id: row.position for row in held.select_related("position")}
    states = _states(points, now)
    found: dict[int, tuple[Matter, dict[object, Behind]]] = {}
    for point in points:
        matter = point.contribution.matter
        assert matter is not None  # noqa: S101 - they were asked for by it
        position = positions.get(point.pk)
        key: object = ("position", position.pk) if position else ("point", point.pk)
        words = position or point
        rows = found.setdefault(matter.pk, (matter, {}))[1]
        row = rows.setdefault(key, Behind(words.text, words.language))
        view = point.contribution
        row.holders.setdefault(view.speaker_code, Holder(view.speaker_name, thread_url(view)))
        if point.pk in states:
            row.states.append(states[point.pk])
    return tuple(SaidOn(matter, tuple(rows.values())) for matter, rows in found.values())


def _states(points: Iterable[Point], now: datetime) -> Mapping[int, PointState]:
    """Return the state of each point whose hearing is over; open while one owner is silent."""
    over = {
        point.pk: point for point in points
        if point.contribution.stage is None or point.contribution.stage.ends_at <= now
    }  # fmt: skip
    owners: dict[int, list[int]] = {}
    matters = {point.contribution.matter_id for point in over.values()}
    for owner, matter in MatterOwner.objects.filter(matter__in=matters).values_list("pk", "matter"):
        owners.setdefault(matter, []).append(owner)
    rows = Weighing.objects.current().filter(point__in=over).values_list("point", "owner", "state")
    given = {(point, owner): PointState(state) for point, owner, state in rows}
    return {
        key: state_of_point(
            given.get((key, owner), PointState.OPEN)
            for owner in ([point.owner_id] if point.owner_id else owners[_matter_of(point)])
        )
        for key, point in over.items()
    }


def _matter_of(point: Point) -> int:
    matter = point.contribution.matter_id
    assert matter is not None  # noqa: S101 - they were asked for by it
    return matter
