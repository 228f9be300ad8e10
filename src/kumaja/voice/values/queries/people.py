"""Which groups a matter affects, who spoke for them, who was invited, asked again and helped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.models import Consultation, Help, Invitation
from kumaja.voice.contributions.models import Backer, Contribution
from kumaja.voice.matters.models import AffectedGroup, Matter
from kumaja.voice.values.domain.facts import GroupFact, Reach
from kumaja.voice.values.domain.kinds import NeedKind
from kumaja.voice.values.models import Need


@dataclass(slots=True)
class Spoken:
    """Who spoke on a matter: every organisation, and those that did before it was decided."""

    ever: set[int] = field(default_factory=set)
    before: set[int] = field(default_factory=set)

    def add(self, organisation: int, day: date, decided_on: date | None) -> None:
        """Count an organisation as having spoken on the day."""
        self.ever.add(organisation)
        if is_before(day, decided_on):
            self.before.add(organisation)


@dataclass(frozen=True, slots=True)
class People:
    """The groups with what was done for them, and all invitations together."""

    groups: tuple[GroupFact, ...]
    reach: Reach
    help: int


def is_before(day: date, decided_on: date | None) -> bool:
    """Test whether a day was in time for the decision; before any decision every day is."""
    return decided_on is None or day < decided_on


def people_of(
    matter: Matter, hearings: Iterable[Consultation], needs: Iterable[Need],
    decided_on: date | None,
) -> People:  # fmt: skip
    """Return the matter's groups with what was done for and by each; six statements.

    A group has a channel when residents may speak as themselves in a hearing that opened before
    the decision, or when an organisation of its people was invited or spoke before it. An
    organisation is of a group's people by its own terms, or because it was invited for the group.
    """
    spoken = _spoken(matter, decided_on)
    rows = list(Invitation.objects.filter(consultation__matter=matter, invited_at__isnull=False))
    everyone = spoken.ever | {row.organisation_id for row in rows}
    groups = list(matter.groups.order_by("position", "pk"))
    own = _by_term(everyone, groups)
    helped: list[int | None] = list(
        Help.objects.filter(consultation__matter=matter).values_list("group", flat=True)
    )
    is_open_to_all = matter.residents_may_speak and any(
        is_before(day_of(each.stage.starts_at), decided_on) for each in hearings
    )
    table = _Table(rows, spoken, own, helped, tuple(needs), decided_on, is_open_to_all)
    return People(tuple(table.fact(group) for group in groups), _reach(rows, spoken), len(helped))


def spoken_on(matter: Matter) -> set[int]:
    """Return the keys of the organisations that spoke on the matter, or stood behind a voice."""
    return _spoken(matter, None).ever


def _spoken(matter: Matter, decided_on: date | None) -> Spoken:
    spoken = Spoken()
    said = Contribution.objects.on(matter).out().standing()
    for organisation, said_at in said.exclude(organisation=None).values_list(
        "organisation", "said_at"
    ):
        if organisation is not None:
            spoken.add(organisation, day_of(said_at), decided_on)
    behind = Backer.objects.filter(contribution__in=said)
    for organisation, said_at in behind.values_list("organisation", "contribution__said_at"):
        spoken.add(organisation, day_of(said_at), decided_on)
    return spoken


def _by_term(organisations: set[int], groups: Iterable[AffectedGroup]) -> dict[int, set[int]]:
    """Return term → the organisations that say that they are of its people."""
    terms = {group.term_id for group in groups if group.term_id is not None}
    found: dict[int, set[int]] = defaultdict(set)
    through = Organisation.terms.through.objects.filter(term__in=terms)
    for organisation, term in through.values_list("organisation", "term"):
        if organisation in organisations:
            found[term].add(organisation)
    return found


def _reach(rows: list[Invitation], spoken: Spoken) -> Reach:
    """Count organisations, each once however many hearings it was invited to."""
    invited = {row.organisation_id for row in rows}
    again = {row.organisation_id for row in rows if row.reminded_at is not None}
    silent = (invited - spoken.ever) | again
    return Reach(len(invited), len(invited & spoken.ever), len(silent), len(again))


@dataclass(frozen=True, slots=True)
class _Table:
    invitations: list[Invitation]
    spoken: Spoken
    own: Mapping[int, set[int]]
    helped: list[int | None]
    needs: tuple[Need, ...]
    decided_on: date | None
    is_open_to_all: bool

    def fact(self, group: AffectedGroup) -> GroupFact:
        """Return what was done for and by the group's people."""
        of_people = self.own.get(group.term_id or 0, set())
        rows = [
            row
            for row in self.invitations
            if row.group_id == group.pk or row.organisation_id in of_people
        ]
        invited = {row.organisation_id for row in rows}
        in_time = {row.organisation_id for row in rows if self._in_time(row)}
        people = of_people | {row.organisation_id for row in rows if row.group_id == group.pk}
        needs = [
            need
            for need in self.needs
            if need.group_id == group.pk and need.kind != NeedKind.CONSTRAINT
        ]
        return GroupFact(
            name=group.name,
            has_channel=bool(self.is_open_to_all or in_time or people & self.spoken.before),
            was_heard=bool(people & self.spoken.before), invited=len(invited),
            answered=len(invited & self.spoken.ever),
            reminded=len({row.organisation_id for row in rows if row.reminded_at is not None}),
            help=sum(each is None or each == group.pk for each in self.helped),
            needs=len(needs), discussed=sum(need.discussed_on is not None for need in needs),
        )  # fmt: skip

    def _in_time(self, row: Invitation) -> bool:
        return row.invited_at is not None and is_before(day_of(row.invited_at), self.decided_on)
