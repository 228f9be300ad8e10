"""What waits on the desk of coordination for what is told to stay true."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from kumaja.foundation.design.domain.shell import Link
from kumaja.foundation.outbox.models import IncomingMail, Mail
from kumaja.foundation.outbox.queries import waiting_mails
from kumaja.foundation.regions.models import Region
from kumaja.help.upkeep.models import ReportQuerySet
from kumaja.help.upkeep.policies import reports_seen_by
from kumaja.help.upkeep.queries.reach import organisations_of, returned_mails
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import Visitor, is_administrator


@dataclass(frozen=True, slots=True)
class Returned:
    """A mail that came back, and whose address did not take it."""

    mail: Mail
    organisation: Organisation | None


def tabs_of(user: Visitor, region: Region, day: date, here: str) -> tuple[Link, ...]:
    """Return the room's pages with how much waits on each."""
    counts = {
        "upkeep": reports_seen_by(user, region, day).waiting().count(),
        "returned": returned_mails(region).count(),
        "incoming": incoming_for(user, region, day).count(),
    }
    words = {
        "upkeep": _("Told to be wrong"),
        "returned": _("Mails that came back"),
        "incoming": _("Mails that came in"),
        "unreachable": _("No address"),
        "unchecked": _("Long unchecked"),
    }
    return tuple(
        Link(
            f"{label} ({counts[name]})" if counts.get(name) else label,
            reverse(f"desk:{name}"), is_current=name == here,
        )
        for name, label in words.items()
    )  # fmt: skip


def incoming_for(user: Visitor, region: Region, day: date) -> QuerySet[IncomingMail]:
    """Return the mails that wait: the region's own, to administrators also those of none."""
    unplaced = [None] if is_administrator(user, day) else []
    return waiting_mails([region, *unplaced])


def returned_rows(mails: list[Mail]) -> list[Returned]:
    """Return the mails with the associations that they were about."""
    found = organisations_of(mails)
    return [Returned(mail, found.get(mail.about_key)) for mail in mails]


def waiting_reports(user: Visitor, region: Region, day: date) -> ReportQuerySet:
    """Return the reports that wait, the oldest first."""
    rows = reports_seen_by(user, region, day).waiting()
    return rows.select_related("organisation", "activity").oldest_first()
