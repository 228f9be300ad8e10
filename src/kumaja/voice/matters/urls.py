"""The addresses by which the calendar is followed."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from kumaja.voice.matters.feeds import (
    calendar_feed,
    calendar_ical,
    decisions_feed,
    matters_feed,
)
from kumaja.voice.matters.views.following import follow

PAGES = {
    "matters": [
        path(pgettext_lazy("address", "decision-calendar/subscribe/"), follow, name="follow"),
    ]
}
PLAIN = [
    path("ical/<str:language>/decision-calendar.ics", calendar_ical, name="calendar_ical"),
    path("feeds/<str:language>/decision-calendar.atom", calendar_feed, name="calendar_feed"),
    path("feeds/<str:language>/matters.atom", matters_feed, name="matters_feed"),
    path("feeds/<str:language>/decisions.atom", decisions_feed, name="decisions_feed"),
]
