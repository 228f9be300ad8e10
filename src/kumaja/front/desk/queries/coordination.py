"""What waits for coordination, each with how much and how old."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Min, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from kumaja.foundation.regions.models import Region
from kumaja.front.desk.queries.moderation import hidings_seen, reported_texts
from kumaja.front.desk.queries.upkeep import incoming_for
from kumaja.help.partners.domain.kinds import RequestState
from kumaja.help.partners.models import PartnerRequest
from kumaja.help.upkeep.policies import reports_seen_by
from kumaja.help.upkeep.queries.reach import returned_mails
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.policies import Visitor, pairs_seen_by, requests_seen_by
from kumaja.voice.observations.policies import triaged_by


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A list of the desk in which something waits."""

    label: str
    url: str
    count: int
    days: int


def waiting_rows(user: Visitor, region: Region, now: datetime) -> list[WaitingRow]:
    """Return the lists in which something waits, a statement each; empty ones are left out."""
    rows = []
    for label, name, found, since in _lists(user, region, day_of(now)):
        told = found.order_by().aggregate(count=Count("pk"), oldest=Min(since))
        if told["count"]:
            days = (day_of(now) - day_of(told["oldest"])).days
            rows.append(WaitingRow(label, reverse(f"desk:{name}"), told["count"], days))
    return rows


def _lists(
    user: Visitor, region: Region, day: date
) -> Iterator[tuple[str, str, QuerySet[Any], str]]:
    words = triaged_by(user, region, day).waiting()
    yield _("Words from the field"), "field_words", words, "contribution__said_at"
    yield (
        _("Requests to join"),
        "requests",
        requests_seen_by(user, region, day).waiting(),
        "asked_at",
    )
    texts = reported_texts(user, region, day)
    yield _("Reported texts"), "reported_texts_list", texts, "reported_first"
    hidden = hidings_seen(user, region, day)
    yield (
        _("Requests for another look"),
        "reported_texts_list",
        hidden.appealed(),
        "appealed_at",
    )
    yield _("Hidden, the writer not told"), "reported_texts_list", hidden.untold(), "hidden_at"
    asked = PartnerRequest.objects.in_region(region).in_state(RequestState.SENT)
    yield _("Partner requests"), "partner_queue", asked, "sent_at"
    pairs = pairs_seen_by(user, region, day).waiting()
    yield _("Possible duplicates"), "duplicates", pairs, "found_at"
    reports = reports_seen_by(user, region, day).waiting()
    yield _("Told to be wrong"), "upkeep", reports, "reported_at"
    yield _("Mails that came back"), "returned", returned_mails(region), "bounced_at"
    yield _("Mails that came in"), "incoming", incoming_for(user, region, day), "received_at"
