"""Changes of an activity: each in one transaction, with its row in the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import add_clean, save_clean
from kumaja.foundation.index.actions import touch
from kumaja.foundation.language.domain.keys import match_key, sort_key
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.directory.domain.kinds import Fact
from kumaja.help.directory.domain.occurrences import RuleRefused, checked_rule
from kumaja.help.directory.models import Activity, Channel, KnownFact, Schedule
from kumaja.network.registry.actions.records import OWN_NAMESPACE, WRITTEN_HERE, Origin
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import checker_of

LABEL = "directory.Activity"
_SETTLED = ["region", "organisation"]
_CHANNEL = (
    "kind", "name_fi", "name_sv", "name_en", "street", "postal_code", "phone", "url", "email",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ActivityLinks:
    """What belongs to an activity; None leaves it as it is."""

    areas: Iterable[Municipality] | None = None
    terms: Iterable[Term] | None = None
    channels: Iterable[Channel] | None = None
    schedules: Iterable[Schedule] | None = None
    facts: Mapping[Fact, bool | None] | None = None


@transaction.atomic
def create_activity(
    *,
    organisation: Organisation,
    region: Region,
    values: Mapping[str, Any],
    actor: object | None,
    now: datetime,
    links: ActivityLinks = ActivityLinks(),
    origin: Origin = WRITTEN_HERE,
) -> Activity:
    """Add what an organisation offers in a region."""
    require_open(region, now)
    activity = Activity(
        **values, organisation=organisation, region=region, created_at=now,
        source=origin.source, source_id=origin.source_id,
    )  # fmt: skip
    activity.uuid = _uuid(activity.source, activity.source_id, activity.code)
    _fill_keys(activity)
    save_clean(activity, exclude=_SETTLED, force_insert=True)
    _link(activity, links, is_new=True)
    record(actor, "created", activity, now=now, region=region, after=state_of(activity))
    touch(LABEL, activity.code, now=now)
    return activity


@transaction.atomic
def update_activity(
    *,
    activity: Activity,
    values: Mapping[str, Any],
    actor: object | None,
    now: datetime,
    links: ActivityLinks = ActivityLinks(),
    is_checked: bool = True,
) -> Activity:
    """Correct an activity; who corrects it has also checked it, unless told otherwise."""
    row = (
        Activity.objects.select_for_update(of=("self",))
        .select_related("region", "organisation")
        .get(pk=activity.pk)
    )
    require_open(row.region, now)
    before = state_of(row) | links_state(row)
    for name, value in values.items():
        setattr(row, name, value)
    if is_checked:
        row.checked_at = now
        row.checked_by = checker_of(actor, row.organisation, day_of(now))
    _fill_keys(row)
    save_clean(row, exclude=_SETTLED)
    _link(row, links)
    after = state_of(row) | links_state(row)
    record(actor, "corrected", row, now=now, region=row.region, before=before, after=after)
    touch(LABEL, row.code, now=now)
    return row


def confirm_activity(*, activity: Activity, actor: object | None, now: datetime) -> None:
    """Say that the activity's record still holds."""
    update_activity(activity=activity, values={}, actor=actor, now=now)


def end_activity(
    *,
    activity: Activity,
    ended_on: date,
    actor: object | None,
    now: datetime,
    successor: Activity | None = None,
) -> None:
    """Say that the activity ended on a day; its page stays and names who goes on."""
    values = {"ended_on": ended_on, "successor": successor}
    update_activity(activity=activity, values=values, actor=actor, now=now)


def archive_activity(
    *, activity: Activity, reason: str, actor: object | None, now: datetime
) -> None:
    """Take an activity out of lists and search; its address answers 410 with the reason."""
    values = {"archived_at": now, "archive_reason": reason}
    update_activity(activity=activity, values=values, actor=actor, now=now, is_checked=False)


def _uuid(source: str, source_id: str, code: str) -> UUID:
    return uuid5(OWN_NAMESPACE, f"{source}:{source_id}" if source else code)


def _fill_keys(activity: Activity) -> None:
    name = str(activity)
    activity.sort_key, activity.match_key = sort_key(name), match_key(name)


def _link(activity: Activity, links: ActivityLinks, *, is_new: bool = False) -> None:
    """Write what belongs to the activity; a new one has nothing yet that must go first."""
    if not is_new:
        _clear(activity, links)
    if links.areas is not None:
        activity.areas.add(*links.areas)
    if links.terms is not None:
        activity.terms.add(*links.terms)
    if links.channels is not None:
        _add_channels(activity, links.channels)
    if links.schedules is not None:
        _add_schedules(activity, links.schedules)
    if links.facts is not None:
        _add_facts(activity, links.facts)


def _clear(activity: Activity, links: ActivityLinks) -> None:
    if links.areas is not None:
        activity.areas.clear()
    if links.terms is not None:
        activity.terms.clear()
    if links.channels is not None:
        activity.channels.all().delete()
    if links.schedules is not None:
        activity.schedules.all().delete()
    if links.facts is not None:
        activity.facts.all().delete()


def _add_channels(activity: Activity, channels: Iterable[Channel]) -> None:
    rows = list(channels)
    for position, channel in enumerate(rows):
        channel.activity, channel.position, channel.pk = activity, position, None
        channel.uuid = uuid5(OWN_NAMESPACE, f"{activity.uuid}:channel:{position}")
    add_clean(rows, exclude=["activity", "municipality"])


def _add_schedules(activity: Activity, schedules: Iterable[Schedule]) -> None:
    rows = list(schedules)
    for position, schedule in enumerate(rows):
        schedule.activity, schedule.position, schedule.pk = activity, position, None
        try:
            schedule.rule = checked_rule(schedule.rule)
        except RuleRefused as wrong:
            raise ValidationError(_("These times can't be read as a calendar.")) from wrong
    add_clean(rows, exclude=["activity", "channel"])


def _add_facts(activity: Activity, facts: Mapping[Fact, bool | None]) -> None:
    KnownFact.objects.bulk_create(
        KnownFact(activity=activity, fact=fact, is_so=is_so)
        for fact, is_so in facts.items()
        if is_so is not None
    )


def links_state(activity: Activity) -> dict[str, Any]:
    """Return what belongs to the activity as the log keeps it."""
    return {
        "areas": sorted(activity.areas.values_list("code", flat=True)),
        "terms": sorted(str(term) for term in activity.terms.all()),
        "channels": [_channel_state(row) for row in _channels_of(activity)],
        "schedules": [
            state_of(row, "rule", "first_on", "until_on", "starts_at", "ends_at")
            for row in activity.schedules.order_by("position", "pk")
        ],
        "facts": sorted(str(row) for row in activity.facts.all()),
    }


def _channels_of(activity: Activity) -> Iterable[Channel]:
    rows = activity.channels.select_related("municipality")
    return rows.only("municipality__code", *_CHANNEL).order_by("position", "pk")


def _channel_state(channel: Channel) -> dict[str, Any]:
    """Return a place or line; its municipality by its code, as the areas are kept."""
    place = channel.municipality
    return state_of(channel, *_CHANNEL) | {"municipality": place.code if place else ""}
