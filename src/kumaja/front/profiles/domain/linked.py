"""Words of schema.org that pages tell to machines: schedules, prices, what is left out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from kumaja.help.directory.domain.kinds import PriceKind
from kumaja.help.directory.domain.occurrences import Timing

Data = dict[str, Any]
CONTEXT: Final = "https://schema.org"
_UNITS: Final = {"DAILY": "D", "WEEKLY": "W", "MONTHLY": "M", "YEARLY": "Y"}
_DAYS: Final = {
    "MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday",
    "SA": "Saturday", "SU": "Sunday",
}  # fmt: skip


def told(kind: str, **values: object) -> Data:
    """Return a thing of a type with what is known of it: nothing is told as empty."""
    return {"@type": kind} | {
        name: value for name, value in values.items() if value not in (None, "", [], {})
    }


def whole(thing: Data, iri: str) -> Data:
    """Return the thing as a document of its own, named for good."""
    return {"@context": CONTEXT, "@id": iri} | thing


def schedule(timing: Timing) -> Data:
    """Return when it happens: one day, or a rule of RFC 5545 in the words of schema.org."""
    rule = _parts(timing.rule)
    unit = _UNITS.get(rule.get("FREQ", ""), "")
    until = timing.until_on if timing.rule else timing.first_on
    return told(
        "Schedule",
        startDate=timing.first_on.isoformat(),
        endDate=until.isoformat() if until else None,
        startTime=timing.starts_at.isoformat("minutes"),
        endTime=timing.ends_at.isoformat("minutes"),
        repeatFrequency=f"P{rule.get('INTERVAL', '1')}{unit}" if unit else None,
        byDay=[_day(code) for code in rule.get("BYDAY", "").split(",") if code],
        exceptDate=sorted(day.isoformat() for day in timing.exceptions),
        scheduleTimezone="Europe/Helsinki",
    )


def _parts(rule: str) -> Mapping[str, str]:
    return dict(part.split("=", 1) for part in rule.split(";") if "=" in part)


def _day(code: str) -> str:
    """Return a day of the week; `1MO`, the first Monday, is told as the calendar says it."""
    return f"{CONTEXT}/{_DAYS[code]}" if code in _DAYS else code


def offer(kind: str, price: Decimal | None) -> Data | None:
    """Return what it costs; nothing when it isn't told."""
    if kind == PriceKind.FREE:
        return told("Offer", price="0", priceCurrency="EUR")
    return told("Offer", price=str(price), priceCurrency="EUR") if price is not None else None
