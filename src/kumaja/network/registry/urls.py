"""The address of the room's feed."""

from __future__ import annotations

from django.urls import path

from kumaja.network.registry.feeds import organisations_feed

PLAIN = [
    path("feeds/<str:language>/organisations.atom", organisations_feed, name="organisations_feed")
]
