"""Addresses of the interface, joined from the rooms' own operations, and of health."""

from __future__ import annotations

from django.urls import path

from kumaja.front.api.views import health
from kumaja.front.api.views.interface import interface_patterns

PLAIN = [
    path("healthz/live", health.live, name="health_live"),
    path("healthz/ready", health.ready, name="health_ready"),
    path("api/v1/", interface_patterns()),
]
