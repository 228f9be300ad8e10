"""Everything that a network's page shows, in a fixed number of statements."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db.models import Q

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.networks.domain.kinds import Degree
from kumaja.network.networks.domain.life import last_lived
from kumaja.network.networks.models import (
    Goal,
    Network,
    NetworkMembership,
    NetworkTask,
    SupportGroupSeat,
)
from kumaja.network.networks.queries.tasks import Task, tasks_of
from kumaja.network.networks.queries.words import (
    DEGREE_WORDS,
    GOAL_WORDS,
    KIND_WORDS,
    Words,
)
from kumaja.network.registry.models import Organisation

_NAMES: Final = ("name_fi", "name_sv", "name_en")
_MEMBER: Final = ("code", "kind", *_NAMES)
_SCHEMES: Final = (Scheme.THEME, Scheme.TARGET_GROUP)


@dataclass(frozen=True, slots=True)
class MembersByDegree:
    """The members of one degree, by name."""

    degree: str
    organisations: tuple[Organisation, ...]

    @property
    def word(self) -> Words:
        """What the degree is called."""
        return DEGREE_WORDS[self.degree]


@dataclass(frozen=True, slots=True)
class Report:
    """How a goal fared on a day."""

    state: str
    words: Trilingual
    told_on: date

    @property
    def word(self) -> Words:
        """What the state is called."""
        return GOAL_WORDS[self.state]


@dataclass(slots=True)
class ReportedGoal:
    """A goal and its reports, the latest first."""

    code: str
    title: Trilingual
    set_on: date
    due_on: date | None
    reports: list[Report] = field(default_factory=list)

    @property
    def latest(self) -> Report | None:
        """The last report, None when nothing has been told yet."""
        return self.reports[0] if self.reports else None


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """What a network's page shows."""

    network: Network
    has_ended: bool
    municipalities: tuple[Municipality, ...]
    terms: tuple[Term, ...]
    tasks: tuple[Task, ...]
    support_group: tuple[Organisation, ...]
    members: tuple[MembersByDegree, ...]
    goals: tuple[ReportedGoal, ...]

    @property
    def kind_word(self) -> Words:
        """What sort of network it is."""
        return KIND_WORDS[self.network.kind]

    @property
    def member_count(self) -> int:
        """How many members there are, of all degrees."""
        return sum(len(group.organisations) for group in self.members)


def find_network(region: Region, code: str) -> Network | None:
    """Return the region's network with the code, an archived one too, with its convener."""
    rows = Network.objects.in_region(region).select_related("convener")
    return rows.filter(code=code).first()


def get_network_page(network: Network, day: date) -> NetworkPage:
    """Return what everyone sees of a loaded network; an ended one as it was on its last day."""
    lived = last_lived(day, network.ends_on)
    return NetworkPage(
        network=network,
        has_ended=network.has_ended_on(day),
        municipalities=_municipalities(network),
        terms=_terms(network),
        tasks=tuple(tasks_of(NetworkTask.objects.filter(network=network), lived)),
        support_group=_support_group(network, lived),
        members=members_of(network, lived),
        goals=goals_of(network),
    )


def members_of(network: Network, day: date) -> tuple[MembersByDegree, ...]:
    """Return the members of the day, the most active degree first, by name in each."""
    rows = NetworkMembership.objects.filter(network=network).on(day)
    loaded = rows.select_related("organisation").only(
        "degree", *(f"organisation__{name}" for name in _MEMBER)
    )
    found: dict[str, list[Organisation]] = {degree: [] for degree in Degree}
    for row in loaded.order_by("organisation__sort_key", "organisation_id"):
        found[row.degree].append(row.organisation)
    return tuple(MembersByDegree(degree, tuple(rows)) for degree, rows in found.items() if rows)


def goals_of(network: Network) -> tuple[ReportedGoal, ...]:
    """Return the goals in the order they were set, each with its reports: one statement."""
    columns = ("code", "title_fi", "title_sv", "title_en", "set_on", "due_on", "reports__state",
               "reports__words_fi", "reports__words_sv", "reports__words_en",
               "reports__told_on")  # fmt: skip
    rows = Goal.objects.filter(network=network, dropped_on__isnull=True)
    found: dict[str, ReportedGoal] = {}
    for row in rows.order_by("set_on", "pk", "-reports__told_on").values_list(*columns):
        _add_report(found, row)
    return tuple(found.values())


def _add_report(found: dict[str, ReportedGoal], row: tuple[Any, ...]) -> None:
    code, fi, sv, en, set_on, due_on, state, *words, told_on = row
    if code not in found:
        found[code] = ReportedGoal(code, Trilingual(fi, sv, en), set_on, due_on)
    if state is not None:
        found[code].reports.append(Report(state, Trilingual(*words), told_on))


def _municipalities(network: Network) -> tuple[Municipality, ...]:
    if network.is_region_wide:
        return ()
    rows = Municipality.objects.filter(networks=network.pk).only("slug", *_NAMES)
    return tuple(rows.order_by("sort_key_fi", "pk"))


def _terms(network: Network) -> tuple[Term, ...]:
    rows = Term.objects.filter(networks=network.pk, scheme__in=_SCHEMES)
    return tuple(rows.only("scheme", *_NAMES).order_by("-scheme", "position", "pk"))


def _support_group(network: Network, day: date) -> tuple[Organisation, ...]:
    seats = SupportGroupSeat.objects.filter(network=network, since_on__lte=day)
    sitting = seats.filter(Q(until_on__isnull=True) | Q(until_on__gt=day))
    rows = Organisation.objects.filter(pk__in=sitting.values("organisation")).only(*_MEMBER)
    return tuple(rows.by_name())
