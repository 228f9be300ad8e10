"""The desk's lists as tables to take along: what the page shows, all its rows, in its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.files.domain.cells import Cell
from kumaja.front.desk.queries.duplicates import PairRow
from kumaja.front.desk.queries.kept_networks import KeptRow
from kumaja.front.desk.queries.requests import RequestRow
from kumaja.front.desk.queries.tasks import OwnActivity
from kumaja.front.desk.queries.upkeep import Returned
from kumaja.help.directory.models import MissedSearch
from kumaja.help.partners.models import PartnerRequest
from kumaja.help.partners.queries.words import STATE_WORDS
from kumaja.help.upkeep.domain.reports import Told
from kumaja.help.upkeep.models import Report
from kumaja.help.upkeep.queries.asked import Unchecked
from kumaja.help.upkeep.queries.parts import PARTS
from kumaja.network.practices.models import Practice
from kumaja.network.registry.models import Organisation

Column = tuple[str, Callable[[Any], Cell]]


@dataclass(frozen=True, slots=True)
class DeskTable:
    """A list as a table: the name of its file, its rows, and what each column tells of one."""

    name: str
    rows: Iterable[Any]
    columns: Sequence[Column]

    def lines(self) -> Iterator[Sequence[Cell]]:
        """Yield the headings, then a line for each row."""
        yield [heading for heading, _tell in self.columns]
        for row in self.rows:
            yield [tell(row) for _heading, tell in self.columns]


def _text(text: Trilingual, language: str) -> str:
    return text.in_language(language).value


def _name(organisation: Organisation | None, language: str) -> str:
    return _text(organisation.name, language) if organisation else ""


def _day(moment: datetime | None) -> date | None:
    return timezone.localtime(moment).date() if moment else None


def _words(*words: str | Promise) -> str:
    return ", ".join(str(word) for word in words)


def reports_table(rows: Iterable[Report], now: datetime, language: str) -> DeskTable:
    """Tell what was told to be wrong and waits."""
    columns: list[Column] = [
        (_("Organisation"), lambda row: _text(row.organisation.name, language)),
        (_("Activity"), lambda row: _text(row.activity.name, language) if row.activity else ""),
        (_("What is wrong"), lambda row: str(PARTS[Told(row.part)])),
        (_("In their words"), lambda row: row.wrong),
        (_("Days waited"), lambda row: row.waits_since(now)),
    ]
    return DeskTable("wrong", rows, columns)


def unreachable_table(rows: Iterable[Organisation], language: str) -> DeskTable:
    """Tell whom no mail reaches."""
    return DeskTable("no-address", rows, _checked_columns(lambda row: row, language))


def unchecked_table(rows: Iterable[Unchecked], language: str) -> DeskTable:
    """Tell what nobody has checked for long."""
    return DeskTable("unchecked", rows, _checked_columns(lambda row: row.organisation, language))


def _checked_columns(of: Callable[[Any], Organisation], language: str) -> list[Column]:
    return [
        (_("Organisation"), lambda row: _text(of(row).name, language)),
        (_("Checked on"), lambda row: _day(row.checked_at)),
    ]


def returned_table(rows: Iterable[Returned], language: str) -> DeskTable:
    """Tell which mails came back, and why."""
    columns: list[Column] = [
        (_("Address"), lambda row: row.mail.to),
        (_("Organisation"), lambda row: _name(row.organisation, language)),
        (_("Subject"), lambda row: row.mail.subject),
        (_("Day"), lambda row: _day(row.mail.bounced_at)),
        (_("Why it came back"), lambda row: row.mail.bounce_reason),
    ]
    return DeskTable("returned", rows, columns)


def requests_table(rows: Iterable[RequestRow], language: str) -> DeskTable:
    """Tell who wants to join, or to act for an association."""

    def name(row: RequestRow) -> str:
        known = row.request.organisation
        return _text(known.name, language) if known else row.request.name

    columns: list[Column] = [
        (_("Organisation"), name),
        (_("What is asked"), lambda row: str(row.wish)),
        (_("Name"), lambda row: row.request.person_name),
        (_("Task in the association"), lambda row: row.request.post),
        (_("State"), lambda row: str(row.state)),
        (_("Days waited"), lambda row: None if row.request.is_settled else row.days),
    ]
    return DeskTable("requests", rows, columns)


def pairs_table(rows: Iterable[PairRow], language: str) -> DeskTable:
    """Tell which records may be of the same association, with the reasons."""
    columns: list[Column] = [
        (_("One record"), lambda row: _text(row.pair.first.name, language)),
        (_("The other record"), lambda row: _text(row.pair.second.name, language)),
        (_("Speaks for one"), lambda row: _words(*row.reasons)),
        (_("Speaks for two"), lambda row: _words(*row.against)),
    ]
    return DeskTable("duplicates", rows, columns)


def partner_requests_table(rows: Iterable[PartnerRequest], language: str) -> DeskTable:
    """Tell the requests of public bodies with how they were answered."""
    columns: list[Column] = [
        (_("Partner request"), lambda row: row.title),
        (_("Public body"), lambda row: _text(row.body.name, language)),
        (_("State"), lambda row: str(STATE_WORDS[row.state])),
        (_("Answer by"), lambda row: row.answer_by_on),
        (_("Associations asked"), lambda row: row.asked),
        (_("Yes"), lambda row: row.agreed),
        (_("No"), lambda row: row.declined),
    ]
    return DeskTable("partner-requests", rows, columns)


def missed_table(rows: Iterable[MissedSearch]) -> DeskTable:
    """Tell what was searched and not found."""
    columns: list[Column] = [
        (_("Searched"), lambda row: row.text),
        (_("Language"), lambda row: row.language),
        (_("Times"), lambda row: row.count),
        (_("Last on"), lambda row: row.last_on),
    ]
    return DeskTable("searched-not-found", rows, columns)


def networks_table(rows: Iterable[KeptRow], language: str) -> DeskTable:
    """Tell the networks with what waits in each."""
    columns: list[Column] = [
        (_("Network"), lambda row: _text(row.network.name, language)),
        (_("Kind"), lambda row: str(row.kind)),
        (_("Ended"), lambda row: _("Yes") if row.has_ended else ""),
        (_("Offers that wait"), lambda row: row.waiting),
        (_("Coordination is vacant"), lambda row: _("Yes") if row.is_vacant else ""),
    ]
    return DeskTable("networks", rows, columns)


def practices_table(rows: Iterable[Practice], language: str) -> DeskTable:
    """Tell the practices, those that wait first."""
    columns: list[Column] = [
        (_("Practice"), lambda row: _text(row.name, language)),
        (_("Organisation"), lambda row: _name(row.organisation, language)),
        (_("Waits for you"), lambda row: _("Yes") if row.is_waiting else ""),
        (_("Shared"), lambda row: _("Yes") if row.is_shared else ""),
    ]
    return DeskTable("practices", rows, columns)


def activities_table(rows: Iterable[OwnActivity], language: str) -> DeskTable:
    """Tell an association's activities with how fresh each is."""
    columns: list[Column] = [
        (_("Activity"), lambda row: _text(row.activity.name, language)),
        (_("Next time"), lambda row: _day(row.next_time.starts) if row.next_time else None),
        (_("Checked on"), lambda row: _day(row.activity.checked_at)),
        (_("On a break until"), lambda row: row.activity.paused_until if row.is_paused else None),
        (_("Ended on"), lambda row: row.activity.ended_on if row.has_ended else None),
    ]
    return DeskTable("activities", rows, columns)
