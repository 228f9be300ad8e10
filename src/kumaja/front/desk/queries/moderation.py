"""What coordination reads of reported and hidden texts, and the log of what was decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Count, Exists, Min, OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from kumaja.foundation.accounts.models import User
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.queries.tables import DeskTable
from kumaja.front.desk.queries.words import Words
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.policies import Visitor
from kumaja.voice.contributions.actions.telling_hidden import letter_of
from kumaja.voice.contributions.domain.kinds import SpeakerKind
from kumaja.voice.contributions.domain.rules import (
    DECIDE_IN,
    RULE_IN,
    CameBy,
    ReportOutcome,
    Ruling,
)
from kumaja.voice.contributions.models import (
    Contribution,
    Hiding,
    HidingQuerySet,
    Report,
)
from kumaja.voice.contributions.policies import moderated_by
from kumaja.voice.contributions.queries.moderation import Statement, statement_of
from kumaja.voice.contributions.queries.rule_words import (
    CAME_BY_WORDS,
    GROUND_WORDS,
    RULING_WORDS,
)
from kumaja.voice.observations.queries.warnings import Detail, warned_of

ACT_WORDS: Final[dict[str, Words]] = {
    "hide": gettext_lazy("Hide the text"),
    "leave": gettext_lazy("It keeps to the rules: leave it as it is"),
    "rule": gettext_lazy("Decide on the request"),
    "restore": gettext_lazy("Show the text again"),
    "appeal": gettext_lazy("Enter the writer's request for another look"),
    "told": gettext_lazy("Note that the writer was told"),
}
KIND_WORDS: Final[dict[str, Words]] = {
    SpeakerKind.ORGANISATION: pgettext_lazy("who speaks", "association"),
    SpeakerKind.NETWORK: pgettext_lazy("who speaks", "network"),
    SpeakerKind.RESIDENT: pgettext_lazy("who speaks", "resident"),
}


@dataclass(frozen=True, slots=True)
class HidingShown:
    """A hiding with its reasons in words, and what the writer is told."""

    row: Hiding
    statement: Statement
    letter: str


@dataclass(frozen=True, slots=True)
class TextShown:
    """A text on coordination's desk: its reports, its hidings, and what can be done now."""

    view: Contribution
    reports: tuple[tuple[Report, Words], ...]
    hidings: tuple[HidingShown, ...]
    details: tuple[Detail, ...]
    acts: tuple[tuple[str, Words], ...]
    waits_for_another: bool


@dataclass(frozen=True, slots=True)
class LogRow:
    """One decision of the log; nobody's name, and nothing of who reported."""

    number: str
    kind: Words
    what: Words
    ground: Words
    law: str
    came_by: Words
    decided_at: datetime
    told_at: datetime | None
    appealed_at: datetime | None
    ruling: Words
    ruled_at: datetime | None


def reported_texts(user: Visitor, region: Region, day: date) -> QuerySet[Contribution, Any]:
    """Return the texts whose reports wait, the oldest first: since when, and how many."""
    waiting = Report.objects.waiting().filter(contribution=OuterRef("pk")).order_by()
    summed = waiting.values("contribution").annotate(first=Min("reported_at"), n=Count("pk"))
    rows: QuerySet[Contribution, Any] = moderated_by(user, region, day).filter(Exists(waiting))
    counted = rows.annotate(reported_first=Subquery(summed.values("first")))
    counted = counted.annotate(reports_waiting=Subquery(summed.values("n")))
    return counted.order_by("reported_first", "pk")


def hidings_seen(user: Visitor, region: Region, day: date) -> HidingQuerySet:
    """Return the region's hidings, for whoever decides on its texts."""
    return Hiding.objects.filter(contribution__in=moderated_by(user, region, day).values("pk"))


def get_text(view: Contribution, user: User, language: str, now: datetime) -> TextShown:
    """Return a text with all that was reported and decided on it."""
    reports = list(view.reports.order_by("-reported_at", "-pk"))
    hidings = list(view.hidings.order_by("-hidden_at", "-pk"))
    standing = next((row for row in hidings if row.ruling != Ruling.RESTORED), None)
    for row in hidings:
        row.contribution = view
    waits = standing is not None and standing.appealed_at is not None and not standing.ruling
    is_own = standing is not None and standing.hidden_by_id == user.pk
    is_reported = any(row.outcome == ReportOutcome.WAITING for row in reports)
    names = _acts(standing, is_reported=is_reported, is_own=is_own, now=now)
    return TextShown(
        view=view,
        reports=tuple((row, GROUND_WORDS[row.ground]) for row in reports),
        hidings=tuple(HidingShown(row, statement_of(row), letter_of(row)) for row in hidings),
        details=warned_of([view.body], language, now).details,
        acts=tuple((name, ACT_WORDS[name]) for name in names),
        waits_for_another=waits and is_own,
    )


def _acts(standing: Hiding | None, *, is_reported: bool, is_own: bool, now: datetime) -> list[str]:
    """Return what can be done now; whoever hid a text does not rule on the appeal."""
    if standing is None:
        return ["hide", *(["leave"] if is_reported else [])]
    names = []
    if standing.appealed_at is not None and not standing.ruling and not is_own:
        names.append("rule")
    if standing.told_at is None:
        names.append("told")
    if standing.may_be_appealed_at(now):
        names.append("appeal")
    if standing.appealed_at is None:
        names.append("restore")
    return names


def is_late(first: datetime, now: datetime) -> bool:
    """Test whether a report has waited longer than the ground rules promise."""
    return day_of(now) - day_of(first) > DECIDE_IN


def is_late_ruling(appealed: datetime, now: datetime) -> bool:
    """Test whether an appeal has waited longer than the ground rules promise."""
    return day_of(now) - day_of(appealed) > RULE_IN


def log_rows(user: Visitor, region: Region, day: date) -> list[LogRow]:
    """Return what was decided on the region's texts, the latest first; two statements."""
    seen = moderated_by(user, region, day).values("pk")
    hidden = Hiding.objects.filter(contribution__in=seen).order_by("-hidden_at", "-pk")
    left: Any = (
        Report.objects.filter(contribution__in=seen, outcome=ReportOutcome.LEFT)
        .values("contribution__number", "contribution__speaker_kind", "ground", "settled_at")
        .annotate(n=Count("pk")).order_by("-settled_at")
    )  # fmt: skip
    rows = [_of_hiding(row) for row in hidden] + [_of_left(row) for row in left]
    return sorted(rows, key=lambda row: (row.decided_at, row.number), reverse=True)


def _of_hiding(row: Hiding) -> LogRow:
    return LogRow(
        number=row.number, kind=KIND_WORDS[row.speaker_kind], what=_("Hidden"),
        ground=GROUND_WORDS[row.ground], law=row.law, came_by=CAME_BY_WORDS[row.came_by],
        decided_at=row.hidden_at, told_at=row.told_at, appealed_at=row.appealed_at,
        ruling=RULING_WORDS[row.ruling], ruled_at=row.ruled_at,
    )  # fmt: skip


def _of_left(row: dict[str, Any]) -> LogRow:
    return LogRow(
        number=row["contribution__number"], kind=KIND_WORDS[row["contribution__speaker_kind"]],
        what=_("Left as it is"), ground=GROUND_WORDS[row["ground"]], law="",
        came_by=CAME_BY_WORDS[CameBy.REPORT], decided_at=row["settled_at"], told_at=None,
        appealed_at=None, ruling="", ruled_at=None,
    )  # fmt: skip


def log_table(rows: Iterable[LogRow]) -> DeskTable:
    """Tell the log as a table to take along."""
    return DeskTable(
        "reported-texts", rows,
        [
            (_("Number"), lambda row: row.number),
            (_("Who speaks"), lambda row: str(row.kind)),
            (_("What was decided"), lambda row: str(row.what)),
            (_("Ground"), lambda row: str(row.ground)),
            (_("Law"), lambda row: row.law),
            (_("How it was noticed"), lambda row: str(row.came_by)),
            (_("Decided on"), lambda row: _day(row.decided_at)),
            (_("Writer told on"), lambda row: _day(row.told_at)),
            (_("Another look asked for on"), lambda row: _day(row.appealed_at)),
            (_("Ruling"), lambda row: str(row.ruling)),
            (_("Ruled on"), lambda row: _day(row.ruled_at)),
        ],
    )  # fmt: skip


def _day(moment: datetime | None) -> date | None:
    return timezone.localtime(moment).date() if moment else None
