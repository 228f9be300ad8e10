"""The address of the room's feed."""

from __future__ import annotations

from django.urls import path

from kumaja.network.networks.feeds import networks_feed

PLAIN = [path("feeds/<str:language>/networks.atom", networks_feed, name="networks_feed")]
