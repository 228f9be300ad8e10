"""The address of the room's feed."""

from __future__ import annotations

from django.urls import path

from kumaja.help.directory.feeds import activities_feed

PLAIN = [path("feeds/<str:language>/activities.atom", activities_feed, name="activities_feed")]
