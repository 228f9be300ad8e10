"""Whom a request can go to, and how a request stands, for the desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.html import format_html

from kumaja.help.partners.actions.drafting import Invited
from kumaja.help.partners.actions.letters import written
from kumaja.help.partners.actions.sending import invitations_of
from kumaja.help.partners.domain.reasons import Reason, ReasonKind
from kumaja.help.partners.models import PartnerInvitation, PartnerRequest
from kumaja.help.partners.queries.facts import partners_in
from kumaja.help.partners.queries.finding import find_partners
from kumaja.help.partners.queries.telling import names_for, told
from kumaja.help.upkeep.queries.reach import broken_addresses, first_working, reaches
from kumaja.network.networks.models import NetworkMembership
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation

OFFERED: Final = 30
TICKED: Final = 10
# Of the best one's score: who fits less is offered, and ticked by a person.
GOOD: Final = 0.45


@dataclass(frozen=True, slots=True)
class Offered:
    """The associations that can be chosen, each with why."""

    rows: tuple[Invited, ...]
    ticked: tuple[str, ...]
    language: str

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Code and what stands beside the box: the name, and why."""
        names = names_for(row.reasons for row in self.rows)
        return [
            (row.organisation.code, self._line(row, told(row.reasons, names, self.language)))
            for row in self.rows
        ]

    def _line(self, row: Invited, reasons: tuple[str, ...]) -> str:
        name = row.organisation.name.in_language(self.language).value
        return format_html("{} <small>{}</small>", name, " · ".join(reasons))

    def chosen(self, codes: Iterable[str]) -> list[Invited]:
        """Return those with the codes, in their order."""
        wanted = set(codes)
        return [row for row in self.rows if row.organisation.code in wanted]


def get_offered(request: PartnerRequest, language: str, now: datetime) -> Offered:
    """Return whom a draft can go to: those invited, a network's members, then who fits."""
    rows: dict[int, Invited] = {}
    invited = list(
        PartnerInvitation.objects.filter(request=request)
        .select_related("organisation")
        .order_by("organisation__sort_key", "pk")
    )
    for each in invited:
        rows[each.organisation_id] = Invited(each.organisation, each.why)
    for row in _members(request, now):
        rows.setdefault(row.organisation.pk, row)
    fits = find_partners(request.region, request.as_need(), limit=OFFERED).rows
    for fit in fits:
        by_hand = rows.get(fit.organisation.pk)
        if by_hand is None or by_hand.reasons == (Reason(ReasonKind.CHOSEN),):
            rows[fit.organisation.pk] = Invited(fit.organisation, fit.reasons)
    ticked = [each.organisation for each in invited]
    if not ticked and request.network_id:
        ticked = [row.organisation for row in _members(request, now)]
    elif not ticked:
        best = fits[0].score if fits else 0.0
        good = (fit for fit in fits[:TICKED] if fit.score >= best * GOOD)
        ticked = [fit.organisation for fit in good]
    return Offered(tuple(rows.values()), tuple(row.code for row in ticked), language)


def _members(request: PartnerRequest, now: datetime) -> list[Invited]:
    if request.network_id is None:
        return []
    members = NetworkMembership.objects.filter(network=request.network_id).on(day_of(now))
    found = partners_in(request.region).filter(pk__in=members.values("organisation"))
    return [Invited(row, (Reason(ReasonKind.NETWORK),)) for row in found.by_name()]


def chosen_by_hand(request: PartnerRequest, code: str) -> list[Invited]:
    """Return the association from whose page one came, if it is one of the region."""
    found: list[Organisation] = list(partners_in(request.region).filter(code=code))
    return [Invited(row, (Reason(ReasonKind.CHOSEN),)) for row in found]


@dataclass(frozen=True, slots=True)
class Preview:
    """What goes out when a draft is sent: to whom, and one of the mails as it will be read."""

    rows: tuple[PartnerInvitation, ...]
    without_mail: tuple[Organisation, ...]
    subject: str
    text: str


def get_preview(request: PartnerRequest, now: datetime) -> Preview:
    """Return what would be sent now."""
    rows = invitations_of(request)
    addresses = reaches([row.organisation for row in rows], day_of(now))
    broken = broken_addresses()
    without = [
        row.organisation
        for row in rows
        if not first_working(addresses[row.organisation_id], broken)
    ]
    names = names_for(row.why for row in rows[:1])
    subject, text = written(rows[0], names) if rows else ("", "")
    return Preview(tuple(rows), tuple(without), subject, text)
