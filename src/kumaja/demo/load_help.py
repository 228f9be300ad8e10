"""Loads what the associations offer; days are told from the day of loading."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

from kumaja.demo.content import Entry, texts
from kumaja.demo.load_network import ACTOR, Ground
from kumaja.help.directory.actions.activities import ActivityLinks, create_activity
from kumaja.help.directory.domain.kinds import ActivityKind, ChannelKind, Fact, PriceKind, WayIn
from kumaja.help.directory.models import Activity, Channel, Schedule
from kumaja.network.registry.models import Organisation

SCHEMES = {
    "life_situations": "life_situation",
    "target_groups": "target_group",
    "themes": "theme",
    "forms": "activity_form",
    "handbook": "handbook_part",
}
_SATURDAY = 5


def load_activities(ground: Ground, associations: dict[str, Organisation]) -> int:
    """Load all activities; returns how many."""
    told = list(ground.entries("activities", "activity"))
    for entry in told:
        load_one(ground, entry, associations[entry["organisation"]])
    return len(told)


def load_one(ground: Ground, entry: Entry, organisation: Organisation) -> Activity:
    """Load one activity of an association."""
    return create_activity(
        organisation=organisation,
        region=ground.region,
        values=_values(ground, entry, organisation),
        links=_links(ground, entry),
        actor=ACTOR,
        now=ground.now,
    )


def _values(ground: Ground, entry: Entry, organisation: Organisation) -> dict[str, object]:
    checked_at = ground.checked_at(entry)
    is_free = entry["price"] == "free"
    return texts(entry, "name", "summary", "description", "words", "eligibility", "price_note") | {
        "summary_easy": entry.get("summary_easy", ""),
        "kind": ActivityKind(entry["kind"]),
        "way_in": WayIn(entry["way_in"]),
        "price_kind": PriceKind.FREE if is_free else PriceKind.PAID,
        "price": None if is_free else Decimal(entry["price"]),
        "languages": entry.get("languages", ["fi"]),
        "is_region_wide": "*" in entry["areas"],
        "is_remote": entry.get("remote", False),
        "age_from": entry.get("age_from"),
        "age_to": entry.get("age_to"),
        "checked_at": checked_at,
        "checked_by": str(organisation) if checked_at else "",
        **_state(ground, entry),
    }


def _state(ground: Ground, entry: Entry) -> dict[str, object]:
    days = timedelta(days=entry.get("state_days", 0))
    match entry.get("state"):
        case "ended":
            return {"ended_on": (ground.now - days).date()}
        case "paused":
            return {"paused_until": (ground.now + days).date()}
        case "full":
            return {"is_full": True}
        case "secret_address":
            return {"is_address_secret": True}
    return {}


def _links(ground: Ground, entry: Entry) -> ActivityLinks:
    facts = entry.get("access", {}) | entry.get("needs", {})
    return ActivityLinks(
        areas=ground.areas(entry),
        terms=ground.words(entry, **SCHEMES),
        channels=[_channel(ground, row) for row in entry.get("channel", [])],
        schedules=[_schedule(ground, row) for row in entry.get("schedule", [])],
        facts={Fact(name): answer == "yes" for name, answer in facts.items()},
    )


def _channel(ground: Ground, row: Entry) -> Channel:
    return Channel(
        kind=ChannelKind(row["kind"]),
        name_fi=row.get("name_fi", ""),
        name_sv=row.get("name_sv", ""),
        street=row.get("street", ""), postal_code=row.get("postal_code", ""),
        municipality=ground.municipalities.get(row.get("municipality", "")),
        phone=row.get("phone", ""), url=row.get("url", ""), email=row.get("email", ""),
    )  # fmt: skip


def _schedule(ground: Ground, row: Entry) -> Schedule:
    first_on = ground.now.date() + timedelta(days=row["first_days"])
    return Schedule(
        rule=row.get("rule", ""), first_on=first_on if row.get("rule") else working_day(first_on),
        starts_at=time.fromisoformat(row["starts"]), ends_at=time.fromisoformat(row["ends"]),
        note_fi=row.get("note_fi", ""), note_sv=row.get("note_sv", ""),
    )  # fmt: skip


def working_day(day: date) -> date:
    """Return the day, or the Monday after when it falls on a weekend."""
    over = day.weekday() - _SATURDAY
    return day if over < 0 else day + timedelta(days=2 - over)
