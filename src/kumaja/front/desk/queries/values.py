"""A value of the log in the reader's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db.models import BooleanField, DateField, DateTimeField, DecimalField, Field
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kumaja.foundation.core.domain.dates import day_text, moment_text
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.front.desk.queries.log_words import CHOICES, ROLE
from kumaja.front.desk.queries.references import MUNICIPALITY, Names, field_of, target_of
from kumaja.front.desk.queries.words import CHANNELS, LANGUAGE_NAMES, SEEN_BY
from kumaja.help.directory.domain.occurrences import Timing
from kumaja.help.directory.domain.wording import timing_text
from kumaja.network.registry.domain.days import last_day

_LONG = 600
Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom values are told: their language, and the names that the page has read."""

    language: str
    names: Names

    def told(self, label: str, name: str, value: Any) -> str:  # noqa: ANN401 - any JSON value
        """Return a value of a field; long ones are cut, and say so by their dots."""
        text = self._told(label, name, value)
        return text if len(text) <= _LONG else f"{text[:_LONG]}…"

    def _told(self, label: str, name: str, value: Any) -> str:  # noqa: ANN401
        if isinstance(value, bool):
            return yes_or_no(is_so=value)
        if value in (None, "", [], {}):
            return ""
        if isinstance(value, list):
            return "; ".join(filter(None, (self._item(label, name, item) for item in value)))
        if choices := CHOICES.get((label, name)):
            return str(choices.get(str(value), value))
        if target := target_of(label, name):
            return self.names.of(target, value) or _("A row that is gone")
        return self._plain(label, name, value)

    def _item(self, label: str, name: str, item: Any) -> str:  # noqa: ANN401
        if name in _ITEMS and isinstance(item, dict):
            return _ITEMS[name](item, self)
        if name == "languages":
            return str(LANGUAGE_NAMES.get(item, item))
        return self._told(label, name, item)

    def _plain(self, label: str, name: str, value: Any) -> str:  # noqa: ANN401
        try:
            return _by_column(field_of(label, name), label, value, self.language)
        except (ValueError, TypeError, ArithmeticError):
            return str(value)


def yes_or_no(*, is_so: bool | None) -> str:
    """Return what is known of something: yes, no, or that it is not known."""
    if is_so is None:
        return pgettext("a fact is", "Not known")
    return pgettext("a fact is", "Yes") if is_so else pgettext("a fact is", "No")


def _by_column(field: Field[Any, Any] | None, label: str, value: Any, language: str) -> str:  # noqa: ANN401
    if isinstance(field, DateTimeField):
        return moment_text(timezone.localtime(datetime.fromisoformat(value)), language)
    if isinstance(field, DateField):
        day = date.fromisoformat(value)
        is_end = (label, field.name) == (ROLE, "ends_on")
        return day_text(last_day(day) if is_end else day, language, with_weekday=False)
    if isinstance(field, DecimalField):
        return str(localize(Decimal(value)))
    if isinstance(field, BooleanField):
        return yes_or_no(is_so=bool(value))
    return str(value)


def _contact(item: Item, reader: Reader) -> str:
    role = Trilingual(*(item.get(f"role_{each}", "") for each in ("fi", "sv", "en")))
    task = role.in_language(reader.language).value or item.get("role", "")
    reached = ", ".join(filter(None, (item.get("phone"), item.get("email"))))
    who = str(SEEN_BY.get(item.get("visibility", ""), ""))
    text = f"{task}: {reached}" if task else reached
    return f"{text} ({who})" if who else text


def _channel(item: Item, reader: Reader) -> str:
    name = Trilingual(*(item.get(f"name_{each}", "") for each in ("fi", "sv", "en")))
    where = reader.names.of(MUNICIPALITY, item.get("municipality", ""))
    at = " ".join(filter(None, (item.get("postal_code"), where)))
    reached = (item.get(part) for part in ("phone", "url", "email"))
    named = name.in_language(reader.language).value
    parts = filter(None, (named, item.get("street"), at, *reached))
    kind = str(CHANNELS.get(item.get("kind", ""), ""))
    return f"{kind}: {', '.join(parts)}".removesuffix(": ")


def _schedule(item: Item, reader: Reader) -> str:
    language = reader.language
    first_on, until = date.fromisoformat(item["first_on"]), item.get("until_on")
    until_on = date.fromisoformat(until) if until else None
    text = timing_text(
        Timing(
            rule=item.get("rule", ""), first_on=first_on, until_on=until_on,
            starts_at=time.fromisoformat(item["starts_at"]),
            ends_at=time.fromisoformat(item["ends_at"]),
        ),
        language,
    )  # fmt: skip
    if not item.get("rule"):
        return text
    first = day_text(first_on, language, with_weekday=False)
    last = day_text(until_on, language, with_weekday=False) if until_on else ""
    return f"{text} ({first}–{last})"


_ITEMS: dict[str, Callable[[Item, Reader], str]] = {
    "contacts": _contact,
    "channels": _channel,
    "schedules": _schedule,
}
