"""Addresses of the search."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from kumaja.front.search import views

PAGES = {
    "search": [
        path(pgettext_lazy("address", "search/"), views.results, name="results"),
        path(pgettext_lazy("address", "search/suggest/"), views.suggest, name="suggest"),
        path(
            pgettext_lazy("address", "life-situations/"),
            views.life_situations,
            name="life_situations",
        ),
        path(
            pgettext_lazy("address", "life-situations/<slug:code>/"),
            views.life_situation,
            name="life_situation",
        ),
        path(pgettext_lazy("address", "join-in/"), views.join_in, name="join_in"),
        path(pgettext_lazy("address", "help-now/"), views.help_now, name="help_now"),
    ]
}
