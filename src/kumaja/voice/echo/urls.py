"""Addresses of the echo."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from kumaja.voice.echo.views import loops

PAGES = {
    "echo": [
        path(pgettext_lazy("address", "awaiting-answer/"), loops.open_loops, name="open_loops"),
        path(
            pgettext_lazy("address", "awaiting-answer/points/"),
            loops.waiting_points,
            name="waiting_points",
        ),
    ]
}
