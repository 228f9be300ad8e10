"""Addresses of the interfaces, joined from the rooms' own operations, and of health."""

from __future__ import annotations

from django.urls import path

from kumaja.front.api.views import health
from kumaja.front.api.views.interface import hsds, interface, patterns_of

PLAIN = [
    path("healthz/live", health.live, name="health_live"),
    path("healthz/ready", health.ready, name="health_ready"),
    path("api/v1/", patterns_of(interface)),
    path("hsds/", patterns_of(hsds)),
]
