"""Loads what public bodies asked of associations, in every state, with the answers."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from kumaja.demo.content import Entry, entries
from kumaja.demo.load_network import ACTOR, Ground
from kumaja.demo.people import user_of
from kumaja.foundation.accounts.models import User
from kumaja.help.partners.actions.answering import answer_invitation, keep_word
from kumaja.help.partners.actions.drafting import (
    Invited,
    RequestLinks,
    begin_request,
    choose_invited,
)
from kumaja.help.partners.actions.ending import close_request, withdraw_request
from kumaja.help.partners.actions.sending import send_request
from kumaja.help.partners.domain.kinds import Answer, Way
from kumaja.help.partners.domain.reasons import Reason, ReasonKind
from kumaja.help.partners.models import PartnerInvitation, PartnerRequest
from kumaja.network.networks.models import Network, NetworkMembership
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation

_SCHEMES = {"theme": ReasonKind.THEME, "target_group": ReasonKind.GROUP}


def load_partners(ground: Ground, organisations: dict[str, Organisation]) -> None:
    """Load the requests through the same actions as people use, each on its day."""
    official = user_of("official")
    for entry in entries("partners", "request"):
        actor = official if official and entry.get("by_official") else ACTOR
        _load(ground, entry, organisations, actor)


def _load(
    ground: Ground, entry: Entry, organisations: dict[str, Organisation], actor: User | str
) -> None:
    begun_at = _ago(ground, entry.get("sent", 1)) - timedelta(minutes=20)
    links = RequestLinks(
        terms=ground.words(entry, themes="theme", groups="target_group"),
        areas=ground.areas({"areas": entry.get("areas", [])}),
    )
    network = Network.objects.filter(name_fi=entry.get("network", "–")).first()
    request = begin_request(
        body=organisations[entry["body"]], region=ground.region, network=network,
        values=_values(ground, entry), links=links, actor=actor, now=begun_at,
    )  # fmt: skip
    invited = [organisations[row["organisation"]] for row in entry.get("invited", [])]
    chosen = [Invited(row, _reasons(links, row, entry)) for row in invited]
    chosen += _members(network, day_of(ground.now)) if network else []
    choose_invited(request=request, invited=chosen, actor=actor, now=begun_at)
    if "sent" in entry:
        send_request(request=request, actor=actor, now=_ago(ground, entry["sent"]))
        _answer(ground, entry, request, organisations)
        _end(ground, entry, request, actor)


def _ago(ground: Ground, days: int) -> datetime:
    return ground.now - timedelta(days=days)


def _values(ground: Ground, entry: Entry) -> dict[str, object]:
    by: date = day_of(ground.now) + timedelta(days=entry["by"])
    plain = ("role", "contact", "title", "need", "kind", "language")
    return {name: entry[name].strip() for name in plain} | {
        "answer_by_on": by,
        "hurry_reason": entry.get("hurry_reason", ""),
        "wants_experience": entry.get("experience", False),
    }


def _reasons(links: RequestLinks, row: Organisation, entry: Entry) -> tuple[Reason, ...]:
    """Return why it was asked, from what its record shares with the need."""
    own = {str(term) for term in row.terms.all()}
    shared = [str(term) for term in links.terms if str(term) in own]
    told = [
        Reason(kind, tuple(term for term in shared if term.startswith(f"{scheme}:")))
        for scheme, kind in _SCHEMES.items()
    ]
    if entry.get("experience") and row.experience_expertise:
        told.append(Reason(ReasonKind.EXPERIENCE))
    places = {area.code for area in row.areas.all()}
    there = tuple(area.code for area in links.areas if area.code in places)
    told.append(Reason(ReasonKind.AREA, there))
    if row.is_region_wide:
        told.append(Reason(ReasonKind.REGION))
    plain = {ReasonKind.EXPERIENCE, ReasonKind.REGION}
    return tuple(reason for reason in told if reason.values or reason.kind in plain)


def _members(network: Network, day: date) -> list[Invited]:
    members = NetworkMembership.objects.filter(network=network).on(day)
    rows = Organisation.objects.filter(pk__in=members.values("organisation"))
    found = rows.exclude(kind=OrganisationKind.PUBLIC_BODY).by_name()
    return [Invited(row, (Reason(ReasonKind.NETWORK),)) for row in found]


def _answer(
    ground: Ground, entry: Entry, request: PartnerRequest, organisations: dict[str, Organisation]
) -> None:
    for row in entry.get("invited", []):
        asked = PartnerInvitation.objects.select_related("organisation", "request__region").get(
            request=request, organisation=organisations[row["organisation"]]
        )
        if "word" in row:
            keep_word(invitation=asked, text=row["word"], now=_ago(ground, row["word_days"]))
        if "answer" in row:
            answer_invitation(
                invitation=asked, answer=Answer(row["answer"]), message=row["message"],
                contact=row.get("contact", ""), way=Way(row["way"]),
                actor=str(asked.organisation), now=_ago(ground, row["answered"]),
            )  # fmt: skip


def _end(ground: Ground, entry: Entry, request: PartnerRequest, actor: User | str) -> None:
    if "ended" not in entry:
        return
    now = _ago(ground, entry["ended"])
    if entry.get("is_withdrawn"):
        withdraw_request(request=request, reason=entry["outcome"], actor=actor, now=now)
    else:
        close_request(request=request, outcome=entry["outcome"], actor=actor, now=now)
