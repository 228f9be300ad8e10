"""The addresses of the calendar's feeds."""

from __future__ import annotations

from django.urls import path

from kumaja.voice.matters.feeds import calendar_feed, calendar_ical

PLAIN = [
    path("ical/<str:language>/decision-calendar.ics", calendar_ical, name="calendar_ical"),
    path("feeds/<str:language>/decision-calendar.atom", calendar_feed, name="calendar_feed"),
]
