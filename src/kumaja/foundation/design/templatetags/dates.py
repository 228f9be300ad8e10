"""Days and hours in templates, in the reader's language."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from kumaja.foundation.core.domain.dates import day_text, moment_text, span_text
from kumaja.foundation.core.domain.text import LANGUAGES

register = template.Library()


def _language() -> str:
    language = (get_language() or "fi")[:2]
    return language if language in LANGUAGES else "fi"


@register.filter
def day(value: date | datetime | None) -> str:
    """Write a day with its weekday: `to 3.12.2026`; nothing for nothing."""
    if value is None:
        return ""
    local = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return day_text(local, _language())


@register.filter
def plain_day(value: date | datetime | None) -> str:
    """Write a day without its weekday: `3.12.2026`, for what was checked or said then."""
    if value is None:
        return ""
    local = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return day_text(local, _language(), with_weekday=False)


@register.filter
def moment(value: datetime | None) -> str:
    """Write a moment: `to 3.12.2026 klo 16`."""
    return "" if value is None else moment_text(timezone.localtime(value), _language())


@register.simple_tag
def span(starts: datetime, ends: datetime) -> str:
    """Write one time that something happens: `to 26.11. klo 13–15`."""
    this_year = timezone.localdate().year
    return span_text(
        timezone.localtime(starts), timezone.localtime(ends), _language(), this_year=this_year
    )
