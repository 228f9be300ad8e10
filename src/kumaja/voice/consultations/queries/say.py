"""What the pages of giving a view know: which consultation, who has spoken, when it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kumaja.help.upkeep.queries.reach import addresses_of
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.contributions.domain.kinds import SpeakingRole
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.matters.models import Matter, MatterOwner, Promise, Stage


@dataclass(frozen=True, slots=True)
class Known:
    """What an association told of itself when it spoke last: never asked for twice."""

    role: str = SpeakingRole.UNTOLD
    members: int | None = None


def consultation_to_say_in(matter: Matter, now: datetime) -> Consultation | None:
    """Return the consultation that takes views now, else the one to come, else the last one."""
    rows = Consultation.objects.filter(matter=matter).opened()
    found = list(rows.select_related("region", "matter__region", "stage").order_by("round", "pk"))
    is_open = [row for row in found if row.is_open_at(now)]
    coming = [row for row in found if row.stage.starts_at > now]
    return next(iter(is_open or coming or found[-1:]), None)


def with_owners(matter: Matter) -> list[MatterOwner]:
    """Return who owns the matter, with their names."""
    rows = matter.owners.select_related("organisation", "network")
    return list(rows.order_by("position", "pk"))


def known_of(organisation: Organisation) -> Known:
    """Return what the association told when it spoke last, in whichever matter."""
    rows = Contribution.objects.of(organisation).latest_first()
    last = rows.values_list("role", "reach_members").first()
    if last is None:
        return Known(members=organisation.members)
    return Known(last[0], last[1] if last[1] is not None else organisation.members)


def answered_by_of(stage: Stage | None) -> date | None:
    """Return the day by which all owners have promised to answer; None when nobody has."""
    if stage is None:
        return None
    promises = Promise.objects.in_force().filter(stage=stage)
    days = [day for day in promises.values_list("answer_by_on", flat=True) if day is not None]
    return max(days, default=None)


def answer_address_of(organisation: Organisation, now: datetime) -> str:
    """Return where an association hears its answer: its own address, that outlives its people."""
    return next(iter(addresses_of(organisation, day_of(now))), "")


def drafts_of(organisations: list[Organisation], consultation: Consultation) -> dict[int, str]:
    """Return organisation → the code of its draft in the consultation."""
    rows = consultation.drafts.filter(organisation__in=organisations)
    return dict(rows.values_list("organisation", "code"))
