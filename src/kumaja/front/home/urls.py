"""Addresses of the front page and of the service's own pages."""

from __future__ import annotations

from django.urls import path

from kumaja.front.home.views import front

PAGES = {
    "home": [
        path("", front.front, name="front"),
    ]
}
