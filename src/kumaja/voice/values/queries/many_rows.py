"""The rows behind the audit's figures that may be many: points, views, invitations, questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Exists, OuterRef
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.policies import Visitor
from kumaja.voice.consultations.models import AskedQuestion, Invitation
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.contributions.policies import visible_to
from kumaja.voice.echo.domain.states import VerdictKind
from kumaja.voice.echo.models import Notice, Verdict, Weighing
from kumaja.voice.echo.queries.loops import owed_points
from kumaja.voice.echo.queries.voices import thread_address
from kumaja.voice.echo.queries.words import VERDICT_WORDS
from kumaja.voice.matters.models import Matter
from kumaja.voice.values.domain.kinds import About
from kumaja.voice.values.queries.people import spoken_on
from kumaja.voice.values.queries.rows import Row


@dataclass(frozen=True, slots=True)
class Many:
    """Rows that are read a page at a time, and what makes them shown."""

    rows: Any
    shown: Callable[[Sequence[Any]], list[Row]]


def many_rows(matter: Matter, about: About, visitor: Visitor, now: datetime) -> Many:
    """Return the rows behind a figure; what the visitor may not read stands without its words."""
    if about == About.POINTS:
        return _points(matter, visitor, now)
    if about == About.TOLD:
        return _views(matter, visitor, now)
    if about == About.UNDERSTOOD:
        return _verdicts(matter, visitor, now)
    if about == About.QUESTIONS:
        return _questions(matter)
    return _invitations(matter, is_again=about == About.SECOND)


def _points(matter: Matter, visitor: Visitor, now: datetime) -> Many:
    answered = Weighing.objects.current().filter(point=OuterRef("pk"), owner=OuterRef("asks"))
    rows: Any = owed_points(matter.region, now).filter(contribution__matter=matter)
    rows = rows.annotate(is_answered=Exists(answered)).select_related("contribution")
    owners = {owner.pk: owner.name for owner in matter.owners.select_related(*_OWNER)}
    address = thread_address()

    def shown(page: Sequence[Any]) -> list[Row]:
        seen = _seen(matter, visitor, now, [row.contribution_id for row in page])
        return [
            Row(
                Trilingual(**{row.language: row.text})
                if row.contribution_id in seen
                else _hidden(),
                row.is_answered,
                (row.said_in, _in_words(owners[row.asks])),
                url=address(row.contribution.code) if row.contribution_id in seen else "",
            )
            for row in page
        ]

    return Many(rows.order_by("is_answered", "said_in", "number", "asks"), shown)


def _views(matter: Matter, visitor: Visitor, now: datetime) -> Many:
    given = Weighing.objects.current().filter(point__replaced_at=None)
    known = Notice.objects.filter(
        contribution=OuterRef("point__contribution"), told_at__gte=OuterRef("weighed_at")
    )
    of_view = given.filter(point__contribution=OuterRef("pk"))
    lost = Notice.objects.filter(contribution=OuterRef("pk"), unreachable_at__isnull=False)
    rows: Any = Contribution.objects.on(matter).out().standing().filter(Exists(of_view))
    rows = rows.annotate(
        is_untold=Exists(of_view.filter(~Exists(known))), is_lost=Exists(lost)
    ).order_by("-is_untold", "said_at", "pk")
    address = thread_address()

    def shown(page: Sequence[Any]) -> list[Row]:
        seen = _seen(matter, visitor, now, [row.pk for row in page])
        return [
            Row(
                Trilingual(fi=row.speaker_name) if row.pk in seen else _hidden(),
                not row.is_untold and not row.is_lost,
                (row.number, _("can't be reached") if row.is_lost else ""),
                url=address(row.code) if row.pk in seen else "",
            )
            for row in page
        ]

    return Many(rows, shown)


def _verdicts(matter: Matter, visitor: Visitor, now: datetime) -> Many:
    later = Verdict.objects.filter(
        notice__contribution=OuterRef("notice__contribution"), given_at__gt=OuterRef("given_at")
    )
    rows = Verdict.objects.filter(notice__contribution__matter=matter).filter(~Exists(later))
    address = thread_address()

    def shown(page: Sequence[Verdict]) -> list[Row]:
        views = [row.notice.contribution for row in page]
        seen = _seen(matter, visitor, now, [view.pk for view in views])
        return [
            Row(
                Trilingual(fi=row.speaker_name) if view.pk in seen else _hidden(),
                row.outcome != VerdictKind.NOT_UNDERSTOOD,
                (row.number, str(VERDICT_WORDS[row.outcome])),
                url=address(view.code) if view.pk in seen else "",
            )
            for row, view in zip(page, views, strict=True)
        ]

    return Many(rows.select_related("notice__contribution").order_by("given_at", "pk"), shown)


def _questions(matter: Matter) -> Many:
    rows = AskedQuestion.objects.filter(
        consultation__matter=matter, consultation__opened_at__isnull=False
    ).select_related("consultation__stage")

    def shown(page: Sequence[AskedQuestion]) -> list[Row]:
        """Show a resident's question once it has been answered, as on the matter's page."""
        return [
            Row(
                Trilingual(**{row.language: row.text})
                if row.organisation_id or row.answered_at
                else Trilingual(fi=_("A question that has not been answered yet")),
                bool(row.answered_at and row.answered_at < row.consultation.stage.ends_at),
                (_day(row.asked_at), _("answered on %(day)s") % {"day": _day(row.answered_at)}
                 if row.answered_at else ""),
            )
            for row in page
        ]  # fmt: skip

    return Many(rows.order_by("asked_at", "pk"), shown)


def _invitations(matter: Matter, *, is_again: bool) -> Many:
    """Return the organisations that were invited, each once; of the silent ones only those."""
    spoke = spoken_on(matter)
    rows = Invitation.objects.filter(consultation__matter=matter, invited_at__isnull=False)
    found: dict[int, list[Invitation]] = {}
    for row in rows.select_related("organisation").order_by("organisation__sort_key", "pk"):
        found.setdefault(row.organisation_id, []).append(row)
    invited = [
        (each[0], key in spoke, any(row.reminded_at for row in each)) for key, each in found.items()
    ]
    if is_again:
        invited = [each for each in invited if each[2] or not each[1]]

    def shown(page: Sequence[tuple[Invitation, bool, bool]]) -> list[Row]:
        return [
            Row(
                row.organisation.name,
                again if is_again else has_spoken,
                (_("spoke") if has_spoken else _("stayed silent"),
                 _("asked once more") if again else ""),
            )
            for row, has_spoken, again in page
        ]  # fmt: skip

    return Many(invited, shown)


def _seen(matter: Matter, visitor: Visitor, now: datetime, keys: Sequence[int]) -> set[int]:
    rows = visible_to(visitor, matter.region, day_of(now)).filter(pk__in=keys, hidden_at=None)
    return set(rows.values_list("pk", flat=True))


def _hidden() -> Trilingual:
    return Trilingual(fi=_("This was not said to everyone."))


def _in_words(name: Trilingual) -> str:
    return name.in_language((get_language() or "fi")[:2]).value


def _day(moment: datetime | date | None) -> str:
    if isinstance(moment, datetime):
        moment = day_of(moment)
    return date_format(moment, "SHORT_DATE_FORMAT") if moment else ""


_OWNER: Final = ("organisation", "network")
