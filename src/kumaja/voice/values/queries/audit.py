"""The audit of a matter: its facts, what each value comes to, and what its owners claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.matters.models import Matter, MatterOwner, Promise
from kumaja.voice.values.domain.facts import Facts, NeedFact, OwnerFact, PlanningFact
from kumaja.voice.values.domain.findings import Finding, findings_of, standing_of
from kumaja.voice.values.domain.kinds import Reading, Standing, Value
from kumaja.voice.values.models import Need, Planning, ValueClaim
from kumaja.voice.values.queries.answers import counted_of
from kumaja.voice.values.queries.course import (
    decisions_of,
    first_decided_on,
    hearings_of,
    promises_of,
)
from kumaja.voice.values.queries.people import people_of


@dataclass(frozen=True, slots=True)
class AuditedValue:
    """One value of one matter: the evidence, and what each owner itself says of it."""

    value: Value
    findings: tuple[Finding, ...]
    claims: tuple[ValueClaim, ...]

    def standing(self, reading: Reading) -> Standing:
        """Return what the value comes to in a reading."""
        return standing_of(self.findings, reading)


@dataclass(frozen=True, slots=True)
class Audit:
    """The seven values of one matter as of a moment (osallisuusarvio); never one score."""

    matter: Matter
    facts: Facts
    owners: tuple[MatterOwner, ...]
    values: tuple[AuditedValue, ...]


def values_of(matter: Matter, now: datetime) -> Audit:
    """Return the audit of a matter, in a fixed number of statements however much was said."""
    owners = tuple(
        matter.owners.select_related("organisation", "network").order_by("position", "pk")
    )
    facts = _facts(matter, owners, now)
    claims: dict[int, list[ValueClaim]] = {}
    rows = ValueClaim.objects.filter(owner__matter=matter)
    for row in rows.select_related("owner__organisation", "owner__network").order_by(
        "owner__position", "pk"
    ):
        claims.setdefault(row.value, []).append(row)
    found = findings_of(facts)
    return Audit(
        matter, facts, owners,
        tuple(
            AuditedValue(value, found[value], tuple(claims.get(value, ()))) for value in Value
        ),
    )  # fmt: skip


def needs_of(matter: Matter) -> list[Need]:
    """Return what was recorded of needs and constraints, the groups' first."""
    rows = Need.objects.filter(matter=matter).select_related(
        "group", "owner__organisation", "owner__network"
    )
    return list(rows.order_by("recorded_at", "pk"))


def whose_need(need: Need) -> Trilingual:
    """Return whose a need is: the group's, the owner's, or another's by name."""
    if need.group is not None:
        return need.group.name
    return need.owner.name if need.owner is not None else need.whose


def plannings_of(matter: Matter) -> list[Planning]:
    """Return how taking part was planned, in the order of days."""
    return list(Planning.objects.filter(matter=matter).order_by("planned_on", "pk"))


def _facts(matter: Matter, owners: Sequence[MatterOwner], now: datetime) -> Facts:
    rows = Consultation.objects.opened().filter(matter=matter).select_related("stage")
    hearings = list(rows.order_by("round", "pk"))
    needs, decisions = needs_of(matter), decisions_of(matter)
    people = people_of(matter, hearings, needs, first_decided_on(decisions))
    promised = Promise.objects.in_force().filter(stage__matter=matter).exclude(answer_by_on=None)
    due: dict[tuple[int, int | None], date] = {
        (owner, stage): day
        for owner, stage, day in promised.values_list("owner", "stage", "answer_by_on")
        if day is not None
    }
    counted = counted_of(matter, due, now)
    return Facts(
        now=now, groups=people.groups, reach=people.reach, help=people.help,
        owners=tuple(_owner(owner, needs) for owner in owners),
        promises=promises_of(matter, owners, counted.kept), decisions=decisions,
        hearings=hearings_of(matter, hearings, owners),
        needs=tuple(
            NeedFact(
                whose_need(row), row.kind, row.text, row.discussed_on, row.discussion,
                is_of_owner=row.owner_id is not None,
            )
            for row in needs
        ),
        plannings=tuple(
            PlanningFact(row.planned_on, row.with_whom, row.wish, row.change)
            for row in plannings_of(matter)
        ),
        echo=counted.echo,
    )  # fmt: skip


def _owner(owner: MatterOwner, needs: Sequence[Need]) -> OwnerFact:
    """Return what an owner told of its own needs and of what binds it."""
    own = [need for need in needs if need.owner_id == owner.pk]
    return OwnerFact(owner.name, len(own), sum(need.discussed_on is not None for need in own))
