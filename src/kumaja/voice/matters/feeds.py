"""The decision calendar for programs: last days as iCalendar, and what is new as Atom."""

from __future__ import annotations

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
from kumaja.foundation.regions.gates import language_of_address, region_of
from kumaja.network.registry.actions.records import OWN_NAMESPACE
from kumaja.voice.matters.domain.narrowing import Narrowing
from kumaja.voice.matters.engine.ics import WholeDay, calendar_of
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.queries.following import FollowedDay, followed_days
from kumaja.voice.matters.queries.narrowing import UnknownChoice, chosen
from kumaja.voice.matters.queries.telling import headline_of, lines_of

_NEWEST = 50


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
