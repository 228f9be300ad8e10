"""For programs: last days as iCalendar, and last days, matters and decisions as Atom."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar
from uuid import UUID, uuid5

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import conditional_page, require_safe

from kumaja.foundation.core.engine.atom import Entry, atom
from kumaja.foundation.core.engine.interface import site_of
from kumaja.foundation.index.queries.changes import latest_of
from kumaja.foundation.regions.gates import language_of_address, region_of
from kumaja.network.registry.actions.records import OWN_NAMESPACE
from kumaja.voice.matters.domain.narrowing import Narrowing
from kumaja.voice.matters.engine.ics import WholeDay, calendar_of
from kumaja.voice.matters.forms import DecisionFilterForm, MatterFilterForm
from kumaja.voice.matters.models import Decision, Matter
from kumaja.voice.matters.policies import visible_in
from kumaja.voice.matters.queries.following import FollowedDay, followed_days
from kumaja.voice.matters.queries.narrowing import UnknownChoice, chosen
from kumaja.voice.matters.queries.telling import headline_of, lines_of
from kumaja.voice.matters.queries.told import decisions_for_others

_NEWEST = 50
Filter = TypeVar("Filter", MatterFilterForm, DecisionFilterForm)


@login_not_required
@require_safe
@conditional_page
def calendar_ical(request: HttpRequest, language: str) -> HttpResponse:
    """Tell the last days ahead as a calendar that programs follow, narrowed like the page."""
    site = site_of(request)
    with override(language_of_address(language)):
        days = [_day(each, language, site) for each in _asked(request)]
        written = calendar_of(
            days, name=_title(request, language), about=_about(),
            address=site + request.get_full_path(),
        )  # fmt: skip
    answer = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="kumaja.ics"'
    return answer


@login_not_required
@require_safe
@conditional_page
def calendar_feed(request: HttpRequest, language: str) -> HttpResponse:
    """Tell the last days ahead that were told or moved last, narrowed like the page."""
    site = site_of(request)
    with override(language_of_address(language)):
        days = sorted(_asked(request), key=lambda each: each.changed_at, reverse=True)
        return atom(
            [_entry(each, language, site) for each in days[:_NEWEST]],
            title=_title(request, language), about=_about(), language=language,
            page=site + reverse("matters:calendar"), address=site + request.get_full_path(),
        )  # fmt: skip


def _asked(request: HttpRequest) -> tuple[FollowedDay, ...]:
    rows = Matter.objects.in_region(region_of(request)).filter(archived_at=None)
    try:
        asked = chosen(Narrowing.of(request.GET.dict()))
    except UnknownChoice as unknown:
        raise BadRequest("Some parameters can't be understood.") from unknown
    return followed_days(asked.narrowed(rows), timezone.now())


def _title(request: HttpRequest, language: str) -> str:
    words = _("Decision calendar")
    return f"{words}, {region_of(request).name.in_language(language)}"


def _about() -> str:
    return _("Not when they decide, but until when you can still have your say.")


def _uuid(each: FollowedDay) -> UUID:
    return uuid5(OWN_NAMESPACE, each.row.stage.code)


def _day(each: FollowedDay, language: str, site: str) -> WholeDay:
    url = site + each.row.matter.get_absolute_url()
    return WholeDay(
        id=str(_uuid(each)), title=headline_of(each.row, language),
        text="\n".join([*lines_of(each.row, language), url]), url=url, day=each.row.last_day,
        changed_at=each.changed_at, changes=each.changes,
    )  # fmt: skip


def _entry(each: FollowedDay, language: str, site: str) -> Entry:
    owner = each.row.owners[0].name.in_language(language).value if each.row.owners else ""
    return Entry(
        id=f"urn:uuid:{_uuid(each)}", title=headline_of(each.row, language, with_day=True),
        summary=" · ".join(lines_of(each.row, language)),
        url=site + each.row.matter.get_absolute_url(),
        created_at=each.row.matter.published_at or each.row.matter.created_at,
        changed_at=each.changed_at, author=owner,
    )  # fmt: skip


@login_not_required
@require_safe
@conditional_page
def matters_feed(request: HttpRequest, language: str) -> HttpResponse:
    """Tell the latest matters of the region, on the filters of the interface."""
    region, site = region_of(request), site_of(request)
    form = _read(MatterFilterForm(request.GET))
    with override(language_of_address(language)):
        rows = form.apply(visible_in(region), timezone.now())
        latest = latest_of(rows, rows, "matters.Matter", _NEWEST)
        words = _("Matters")
        return atom(
            [_matter(row, changed_at, language, site) for row, changed_at in latest],
            title=f"{words}, {region.name.in_language(language)}",
            about=_("New and changed, the latest first."), language=language,
            page=site + reverse("matters:list"), address=site + request.get_full_path(),
        )  # fmt: skip


def _matter(row: Matter, changed_at: datetime, language: str, site: str) -> Entry:
    published = row.published_at or row.created_at
    return Entry(
        id=f"urn:uuid:{uuid5(OWN_NAMESPACE, row.code)}",
        title=row.title.in_language(language).value,
        summary=row.summary.in_language(language).value, url=site + row.get_absolute_url(),
        created_at=published, changed_at=max(changed_at, published),
    )  # fmt: skip


@login_not_required
@require_safe
@conditional_page
def decisions_feed(request: HttpRequest, language: str) -> HttpResponse:
    """Tell the latest decisions of the region with their reasons, on the interface's filters."""
    region, site = region_of(request), site_of(request)
    form = _read(DecisionFilterForm(request.GET))
    with override(language_of_address(language)):
        decided = form.apply(Decision.objects.in_force(), visible_in(region))
        rows = decisions_for_others(decided).order_by("-recorded_at", "-pk")[:_NEWEST]
        words = _("Decisions")
        return atom(
            [_decision(row, language, site) for row in rows],
            title=f"{words}, {region.name.in_language(language)}",
            about=_("What was decided and why, the latest first."), language=language,
            page=site + reverse("matters:list"), address=site + request.get_full_path(),
        )  # fmt: skip


def _decision(row: Decision, language: str, site: str) -> Entry:
    told = (row.result.in_language(language).value, row.reasons.in_language(language).value)
    title = row.title or row.matter.title
    return Entry(
        id=f"urn:uuid:{uuid5(OWN_NAMESPACE, row.code)}", title=title.in_language(language).value,
        summary="\n".join(told), url=site + row.get_absolute_url(), created_at=row.recorded_at,
        changed_at=row.recorded_at, author=row.owner.name.in_language(language).value,
    )  # fmt: skip


def _read(form: Filter) -> Filter:
    if not form.is_valid():
        raise BadRequest("Some parameters can't be understood.")
    return form
