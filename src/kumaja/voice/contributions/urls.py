"""Addresses of the room."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from kumaja.voice.contributions.views import likeness

LIKENESS = [
    path(
        pgettext_lazy("address", "matters/<slug:address>/positions/"),
        likeness.likeness,
        name="likeness",
    ),
    path(
        pgettext_lazy("address", "matters/<slug:address>/positions/undo/<slug:point>/"),
        likeness.likeness_undo,
        name="likeness_undo",
    ),
    path(
        pgettext_lazy("address", "matters/<slug:address>/positions/same-as/<slug:point>/"),
        likeness.same_as,
        name="same_as",
    ),
]

PAGES = {"contributions": LIKENESS}
