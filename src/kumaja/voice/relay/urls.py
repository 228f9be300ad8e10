"""Addresses of asking members."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from kumaja.voice.relay import views

PAGES = {
    "relay": [
        path(
            pgettext_lazy("address", "matters/<slug:address>/ask-members/"), views.begin,
            name="begin",
        ),
        path(
            pgettext_lazy("address", "matters/<slug:address>/ask-members/<slug:code>/"),
            views.relay, name="relay",
        ),
        path(
            pgettext_lazy("address", "matters/<slug:address>/ask-members/<slug:code>/close/"),
            views.close, name="close",
        ),
        path(
            pgettext_lazy("address", "matters/<slug:address>/ask-members/<slug:code>/sheet/"),
            views.sheet, name="sheet",
        ),
        path(pgettext_lazy("address", "for-members/<slug:code>/"), views.answer, name="answer"),
    ]
}  # fmt: skip
