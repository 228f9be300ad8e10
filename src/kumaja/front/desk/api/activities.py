"""The organisation's own activities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from ninja import Router
from ninja.errors import HttpError

from kumaja.foundation.core.gates import require
from kumaja.front.desk.api.record import checked_by
from kumaja.front.desk.api.sending import (
    IDEMPOTENT,
    NotStored,
    Written,
    key_of,
    require_valid,
    rows_typed,
    typed,
    written_once,
)
from kumaja.front.desk.api.shapes import ActivitySent, EndSent
from kumaja.front.desk.forms.activity import LISTS, ActivityForm
from kumaja.front.desk.forms.ending import EndForm
from kumaja.front.desk.forms.times import channel_rows, channels_of
from kumaja.front.desk.queries.offers import get_offers
from kumaja.help.directory.actions.activities import (
    ActivityLinks,
    create_activity,
    end_activity,
    update_activity,
)
from kumaja.help.directory.models import Activity, Channel, Schedule
from kumaja.help.directory.policies import visible_in
from kumaja.network.registry.domain.api_keys import Scope
from kumaja.network.registry.models import ApiKey

router = Router(tags=["own"])
_DEFAULTS = {"kind": "support", "way_in": "come", "price_kind": "unknown"}
_BESIDE = frozenset({"channels", "schedules", "facts"})
_TOGETHER = "Send `channels` and `schedules` together: times are tied to places by number."
_NO_CHANNEL = "There is no channel of this number."


@router.post(
    "/own/activities", response={201: Written}, url_name="own_activities", openapi_extra=IDEMPOTENT
)
def add_activity(request: HttpRequest, sent: ActivitySent) -> HttpResponse:
    """Add an activity of the organisation to the region."""
    key = key_of(request, Scope.ACTIVITIES)
    given = _given(sent)

    def act() -> Written:
        now = timezone.now()
        values, links = _told(key, None, given)
        row = create_activity(
            organisation=key.organisation, region=key.region, links=links, actor=key, now=now,
            values=values | checked_by(key.organisation, now),
        )  # fmt: skip
        return _written(request, row)

    return written_once(request, key, act, status=201)


@router.patch(
    "/own/activities/{code}", response=Written, url_name="own_activity", openapi_extra=IDEMPOTENT
)
def change_activity(request: HttpRequest, code: str, sent: ActivitySent) -> HttpResponse:
    """Correct the given fields of an activity of the organisation; all others stay."""
    key = key_of(request, Scope.ACTIVITIES)
    given = _given(sent)

    def act() -> Written:
        now = timezone.now()
        row = _own(key, code)
        values, links = _told(key, row, given)
        saved = update_activity(
            activity=row, values=values | checked_by(key.organisation, now), links=links,
            actor=key, now=now, is_checked=False,
        )  # fmt: skip
        return _written(request, saved)

    return written_once(request, key, act)


@router.post(
    "/own/activities/{code}/end", response=Written, url_name="own_activity_end",
    openapi_extra=IDEMPOTENT,
)  # fmt: skip
def finish_activity(request: HttpRequest, code: str, sent: EndSent) -> HttpResponse:
    """Say when an activity ended or ends; its page stays and names what goes on instead."""
    key = key_of(request, Scope.ACTIVITIES)

    def act() -> Written:
        row = _own(key, code)
        _end(row, key, sent, timezone.now())
        return _written(request, row)

    return written_once(request, key, act)


def _end(row: Activity, key: ApiKey, sent: EndSent, now: datetime) -> None:
    today = timezone.localdate(now)
    running = Activity.objects.in_region(key.region).current().running_on(today)
    others = running.filter(organisation=key.organisation).exclude(pk=row.pk).order_by("pk")
    form = EndForm(typed({}, sent.dict()), today=today, others=list(others))
    require_valid(form)
    end_activity(
        activity=row, ended_on=form.cleaned_data["ended_on"], successor=form.chosen(), actor=key,
        now=now,
    )  # fmt: skip


def _own(key: ApiKey, code: str) -> Activity:
    """Return the activity, held until the end; 403 for another's that is known, else 404."""
    known = Activity.objects.in_region(key.region).current()
    row = known.filter(organisation=key.organisation, code=code).select_for_update().first()
    if row is None:
        require(
            not visible_in(key.region).filter(code=code).exists(),
            "This is another organisation's activity.",
        )
        raise HttpError(404, "There is no such activity.")
    return known.with_page().get(pk=row.pk)


def _given(sent: ActivitySent) -> dict[str, Any]:
    given = sent.dict(exclude_unset=True)
    if ("channels" in given) != ("schedules" in given):
        raise NotStored({"channels": [_TOGETHER]})
    return given


def _told(
    key: ApiKey, row: Activity | None, given: Mapping[str, Any]
) -> tuple[dict[str, Any], ActivityLinks]:
    """Return the columns and links that the page's form makes of what was sent."""
    offers = get_offers(key.region, (get_language() or "fi")[:2], *LISTS.values())
    options: dict[str, Any] = {"offers": offers, "activity": row}
    stored = ActivityForm(None, **options)
    before: dict[str, Any] = {name: stored[name].initial for name in stored.fields}
    if row is None:
        before |= _DEFAULTS
    plain = {name: value for name, value in given.items() if name not in _BESIDE}
    facts = {f"fact_{fact}": _answer(is_so) for fact, is_so in given.get("facts", {}).items()}
    form = ActivityForm(typed(before, plain | facts), **options)
    channels, schedules = None, None
    if "channels" in given:
        rows = channel_rows(rows_typed("channels", given["channels"]), row, offers)
        require_valid(form, rows)
        told = [each for each in channels_of(rows, offers, row) if each]
        channels, schedules = told, _schedules(given["schedules"], told)
    require_valid(form)
    links = replace(form.links(), channels=channels, schedules=schedules)
    return form.values(), links


def _answer(is_so: bool | None) -> str:  # noqa: FBT001 - a value, not a choice
    return {True: "yes", False: "no", None: ""}[is_so]


def _schedules(sent: Sequence[Mapping[str, Any]], channels: Sequence[Channel]) -> list[Schedule]:
    found = []
    for number, each in enumerate(sent):
        place = each.get("channel")
        if place is not None and place >= len(channels):
            raise NotStored({f"schedules.{number}.channel": [_NO_CHANNEL]})
        channel = None if place is None else channels[place]
        found.append(_schedule(each, channel))
    return found


def _schedule(sent: Mapping[str, Any], channel: Channel | None) -> Schedule:
    return Schedule(
        rule=sent.get("rule", ""), first_on=sent["first_on"], until_on=sent.get("until_on"),
        starts_at=time.fromisoformat(sent["starts_at"]),
        ends_at=time.fromisoformat(sent["ends_at"]), channel=channel,
        exceptions=sorted({day.isoformat() for day in sent.get("exceptions", ())}),
        is_on_holidays=sent.get("on_holidays", False),
    )  # fmt: skip


def _written(request: HttpRequest, row: Activity) -> Written:
    return Written(code=row.code, url=request.build_absolute_uri(row.get_absolute_url()))
