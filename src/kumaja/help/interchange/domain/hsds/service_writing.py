"""Our activities as rows of HSDS: services, where they are had, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from kumaja.help.directory.domain.kinds import ChannelKind
from kumaja.help.interchange.domain.hsds.package import Cell
from kumaja.help.interchange.domain.hsds.profile import ACTIVITY, CHANNEL, HOURS
from kumaja.help.interchange.domain.hsds.tables import AT
from kumaja.help.interchange.domain.hsds.uris import uri_of
from kumaja.help.interchange.domain.hsds.writing import (
    Line,
    Values,
    attribute_lines,
    part_id,
    plain_attributes,
    told_in,
    vocabulary_lines,
    without_blanks,
)

_LANGUAGES = {"fi": "Finnish", "sv": "Swedish", "en": "English", "se": "Northern Sami"}
_RULE = {"FREQ": "freq", "INTERVAL": "interval", "BYDAY": "byday", "BYMONTHDAY": "bymonthday",
         "WKST": "wkst"}  # fmt: skip
_UNKNOWN = "-"  # HSDS wants an address whole


def public_values(values: Values) -> dict[str, Any]:
    """Return an activity without the places that are secret; their hours stay, of no place."""
    if not values["is_address_secret"]:
        return dict(values)
    kept: list[Values] = []
    loose: list[Values] = []
    for channel in values["channels"]:
        is_open = channel.get("kind") not in (None, ChannelKind.PLACE, ChannelKind.HOME)
        if is_open and not channel["street"] and channel["longitude"] is None:
            kept.append(channel)
        else:
            loose += channel["hours"]
    return {**values, "channels": kept + ([{"hours": loose}] if loose else [])}


def service_cells(
    row_id: str, keeper: str, values: Values, *, day: date
) -> tuple[dict[str, Cell], list[tuple[str, str]]]:
    """Return an activity's own row, and as attributes what its texts can't tell there."""
    columns, attributes = told_in(ACTIVITY, values, {"description": ("summary", "name")})
    channels: Sequence[Values] = values["channels"]
    cells = {
        "id": row_id, "organization_id": keeper, **columns, "status": _status(values, day),
        "url": _first(channels, ChannelKind.ONLINE, "url"),
        "email": _first(channels, ChannelKind.EMAIL, "email"),
        "minimum_age": values["age_from"], "maximum_age": values["age_to"],
    }  # fmt: skip
    return without_blanks(cells), attributes


def service_lines(
    row_id: str, keeper: str, values: Values, names: Mapping[str, str],
    *, day: date, location_id: Callable[[int, Values], str],
) -> Iterator[Line]:  # fmt: skip
    """Yield the rows of an activity: its own first; `names` are those of municipalities."""
    cells, attributes = service_cells(row_id, keeper, values, day=day)
    yield "service", cells
    yield from _counted_lines(row_id, values, names)
    yield from attribute_lines(
        "service", row_id, [*attributes, *plain_attributes(ACTIVITY, values)]
    )
    yield from vocabulary_lines("service", row_id, values["terms"])
    for number, channel in enumerate(values["channels"]):
        at_id = ""
        if "kind" in channel:
            at_id = part_id(row_id, AT, number)
            place = location_id(number, channel)
            yield AT, {"id": at_id, "service_id": row_id, "location_id": place}
            yield from _reached_lines(row_id, at_id, channel)
        for order, hours in enumerate(channel["hours"]):
            yield from _hours_lines(row_id, at_id, part_id(row_id, number, "hours", order), hours)


def _counted_lines(row_id: str, values: Values, names: Mapping[str, str]) -> Iterator[Line]:
    for code in values["languages"]:
        yield "language", {
            "id": part_id(row_id, "language", code), "service_id": row_id,
            "name": _LANGUAGES.get(code, code), "code": code,
        }  # fmt: skip
    if values["price"] is not None:
        yield "cost_option", {
            "id": part_id(row_id, "price"), "service_id": row_id, "currency": "EUR",
            "amount": float(values["price"]),
        }  # fmt: skip
    for code in values["areas"]:
        yield "service_area", {
            "id": part_id(row_id, "area", code), "service_id": row_id,
            "name": names.get(code, code),
        }  # fmt: skip


def _status(values: Values, day: date) -> str:
    if values["ended_on"] and values["ended_on"] <= day.isoformat():
        return "inactive"
    is_paused = values["paused_until"] and values["paused_until"] > day.isoformat()
    return "temporarily closed" if is_paused else "active"


def _first(channels: Sequence[Values], kind: ChannelKind, name: str) -> str:
    found = (each[name] for each in channels if each.get("kind") == kind)
    told = next(found, "")
    return uri_of(told) if name == "url" else told


def _reached_lines(row_id: str, at_id: str, channel: Values) -> Iterator[Line]:
    """Yield how one reaches a channel: at this place, for this service."""
    whose: dict[str, Cell] = {"service_id": row_id, f"{AT}_id": at_id}
    if channel["phone"]:
        number = {"id": part_id(at_id, "phone"), "number": channel["phone"], "type": "voice"}
        yield "phone", {**number, **whose}
    if channel["email"]:
        yield "contact", {"id": part_id(at_id, "email"), "email": channel["email"], **whose}


def _hours_lines(row_id: str, at_id: str, hours_id: str, hours: Values) -> Iterator[Line]:
    columns, attributes = told_in(HOURS, hours, {})
    parts = dict(part.split("=", 1) for part in hours["rule"].split(";") if "=" in part)
    rule: dict[str, Cell] = {_RULE[name]: parts[name] for name in _RULE if name in parts}
    if rule.get("freq") not in ("WEEKLY", "MONTHLY"):
        rule.pop("freq", None)
    if "interval" in rule:
        rule["interval"] = int(rule["interval"])
    yield "schedule", without_blanks(
        {
            "id": hours_id, "service_id": row_id, f"{AT}_id": at_id,
            "valid_from": hours["first_on"], "valid_to": hours["until_on"],
            "dtstart": hours["first_on"], **rule, "opens_at": f"{hours['starts_at']}:00",
            "closes_at": f"{hours['ends_at']}:00", **columns,
        }
    )  # fmt: skip
    own = [*attributes, *plain_attributes(HOURS, hours)]
    yield from attribute_lines("schedule", hours_id, own)


def location_lines(
    location_id: str, channel: Values, names: Mapping[str, str], provinces: Mapping[str, str]
) -> Iterator[Line]:
    """Yield the rows of a channel as a location: places physical, the rest virtual."""
    columns, attributes = told_in(CHANNEL, channel, {})
    is_place = channel["kind"] in (ChannelKind.PLACE, ChannelKind.HOME)
    url = uri_of(channel["url"])
    yield "location", without_blanks(
        {
            "id": location_id, "location_type": "physical" if is_place else "virtual", "url": url,
            **columns, "latitude": channel["latitude"], "longitude": channel["longitude"],
        }
    )  # fmt: skip
    code = channel["municipality"]
    if code:
        yield "address", {
            "id": part_id(location_id, "address"), "location_id": location_id,
            "address_1": channel["street"] or _UNKNOWN, "city": names.get(code) or _UNKNOWN,
            "state_province": provinces.get(code) or _UNKNOWN,
            "postal_code": channel["postal_code"] or _UNKNOWN,
            "country": "FI", "address_type": "physical",
        }  # fmt: skip
    told = {
        **channel,
        "channel": channel["kind"],
        "url": "" if url == channel["url"] else channel["url"],
    }
    own = [*attributes, *plain_attributes(CHANNEL, told)]
    yield from attribute_lines("location", location_id, own)
