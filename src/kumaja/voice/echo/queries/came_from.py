"""Where an activity comes from: the decision, and those who asked for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Case, Exists, FilteredRelation, OuterRef, Q, QuerySet, When

from kumaja.foundation.core.domain.text import Text, Trilingual
from kumaja.foundation.core.engine.blanks import number
from kumaja.foundation.core.engine.prepared import Prepared, row_of
from kumaja.help.directory.models import Activity
from kumaja.voice.contributions.models import Contribution, ContributionQuerySet
from kumaja.voice.echo.domain.chains import newest_of
from kumaja.voice.echo.models import DecisionActivity, DecisionPoint
from kumaja.voice.echo.queries.page import thread_url
from kumaja.voice.echo.queries.threads import title_of
from kumaja.voice.echo.queries.voices import OwnVoice, own_voice, with_way
from kumaja.voice.matters.models import Decision, Matter

SHOWN: Final = 3
DecisionPointRows = QuerySet[DecisionPoint]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A voice by its own first words, and how far it has come."""

    title: Text
    voice: OwnVoice


@dataclass(frozen=True, slots=True)
class CameFrom:
    """The decision that an activity came from, its sentence, and some of those who asked for it."""

    decision: Decision
    outcome: Trilingual
    spoken: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind an activity: its decisions, and what its association said last.

    The latter is left out where it stands among the former already.
    """

    came_from: tuple[CameFrom, ...]
    latest: Spoken | None


def is_named() -> Exists:
    """Return what tells of an activity whether a decision names it."""
    return Exists(DecisionActivity.objects.filter(activity=OuterRef("pk")))


def get_behind(activity: Activity, *, is_named: bool) -> Behind:
    """Return what stands behind the activity, of what everyone may read.

    One statement for what was said; one more for the decisions, when one names the activity.
    """
    if not is_named:
        return Behind((), _latest(activity))
    chains = _chains(activity)[:SHOWN]
    rows = _said(activity, chains)
    spoken = {row.pk: _spoken(row) for row in rows}
    came_from = tuple(_came_from(*each, rows, spoken) for each in enumerate(chains))
    told = {id(each) for row in came_from for each in row.spoken}
    own = [row for row in rows if row.organisation_id == activity.organisation_id]
    latest = spoken[max(own, key=lambda row: (row.said_at, row.pk)).pk] if own else None
    return Behind(came_from, None if id(latest) in told else latest)


def _public() -> ContributionQuerySet:
    """Return what everyone may read on matters that everyone may know of."""
    matters = Matter.objects.published().filter(archived_at=None)
    return Contribution.objects.public().standing().filter(matter__in=matters)


_VIEW: Final = (
    "id", "code", "number", "speaker_name", "body", "language", "visibility", "said_at",
)  # fmt: skip
_WAY: Final = ("is_asked", "is_open", "is_decided", "is_told", "standing", "heard_in")
_MATTER: Final = ("id", "code", "title_fi", "title_sv", "title_en")
# Most activities come of no decision: what their page asks is written once.
_LATEST: Final = Prepared(
    lambda: (
        with_way(_public().filter(region=number("region"), organisation=number("organisation")))
        .latest_first()
        .values_list(*_VIEW, *_WAY, *(f"matter__{name}" for name in _MATTER))[:1]
    )
)


def _latest(activity: Activity) -> Spoken | None:
    """Return what the association of an activity said last; one statement."""
    rows = _LATEST.rows(region=activity.region_id, organisation=activity.organisation_id)
    if not rows:
        return None
    way = len(_VIEW) + len(_WAY)
    view = row_of(Contribution, (*_VIEW, *_WAY), rows[0][:way])
    view.matter = row_of(Matter, _MATTER, rows[0][way:])
    return _spoken(view)


@dataclass(frozen=True, slots=True)
class _Chain:
    """A decision in force, all rows that it stands for, and what was told to come of it."""

    newest: Decision
    keys: frozenset[int]
    outcome: Trilingual


def _chains(activity: Activity) -> list[_Chain]:
    """Return the decisions that name the activity, the latest first; one statement."""
    ties = DecisionActivity.objects.filter(activity=activity)
    matters = Matter.objects.published().filter(region=activity.region_id, archived_at=None)
    tied: Any = Decision.objects.filter(matter__in=matters.filter(decisions__activities__in=ties))
    # A row a decision of these matters: the chain is walked from what was named to the newest.
    tied = tied.annotate(
        tie=FilteredRelation("activities", condition=Q(activities__activity=activity))
    )
    tied = tied.select_related("tie", "matter", "owner__organisation", "owner__network")
    rows = list(tied.latest_first())
    newest = newest_of({row.pk: row.replaces_id for row in rows})
    found = []
    for row in rows:
        keys = frozenset(pk for pk, last in newest.items() if last == row.pk)
        ties_here = [each.tie for each in rows if each.pk in keys and getattr(each, "tie", None)]
        if ties_here:
            found.append(_Chain(row, keys, ties_here[0].outcome))
    return found


def _said(activity: Activity, chains: Sequence[_Chain]) -> list[Any]:
    """Return the voices behind the decisions, and the latest of the association; one statement."""
    public = _public().filter(region=activity.region_id)
    own = Q(organisation=activity.organisation_id)
    latest = public.filter(own).latest_first().values("pk")[:1]
    told: dict[str, Exists] = {}
    wanted = Q(pk__in=latest)
    for at, each in enumerate(chains):
        told[f"answered_{at}"] = Exists(_answered(each, OuterRef("pk")))
        # Who offers the activity stands first: it is their own way.
        first = Case(When(own, then=0), default=1)
        behind = public.filter(Exists(_answered(each, OuterRef("pk"))))
        wanted |= Q(pk__in=behind.order_by(first, "said_at", "pk").values("pk")[:SHOWN])
    rows: Any = (
        with_way(Contribution.objects.filter(wanted)).annotate(**told).select_related("matter")
    )
    return list(rows.order_by(Case(When(own, then=0), default=1), "said_at", "pk"))


def _answered(chain: _Chain, view: OuterRef) -> DecisionPointRows:
    """Return the standing points of a view that the decision answers."""
    return DecisionPoint.objects.filter(
        decision__in=chain.keys, point__contribution=view, point__replaced_at=None
    )


def _spoken(row: Any) -> Spoken:  # noqa: ANN401 - with its way
    return Spoken(title_of(row), own_voice(row, lambda _code: thread_url(row)))


def _came_from(at: int, chain: _Chain, rows: list[Any], spoken: dict[int, Spoken]) -> CameFrom:
    behind = [spoken[row.pk] for row in rows if getattr(row, f"answered_{at}")]
    return CameFrom(chain.newest, chain.outcome, tuple(behind[:SHOWN]))
