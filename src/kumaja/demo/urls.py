"""Addresses of the demonstration, mounted by its own settings alone."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from kumaja.demo import views

PAGES = {
    "demo": [
        path(pgettext_lazy("address", "try-it/"), views.roles, name="roles"),
        path(
            pgettext_lazy("address", "try-it/mail/<slug:code>/answer/"), views.answer, name="answer"
        ),
        path(pgettext_lazy("address", "try-it/<slug:key>/"), views.enter, name="enter"),
    ],
}
