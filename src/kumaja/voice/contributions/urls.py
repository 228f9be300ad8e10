"""Addresses of the room."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from kumaja.voice.contributions.views import files, likeness, moderation

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

MODERATION = [
    path(pgettext_lazy("address", "report-text/sent/"), moderation.reported, name="reported"),
    path(pgettext_lazy("address", "report-text/<slug:code>/"), moderation.report, name="report"),
    path(pgettext_lazy("address", "hidden-text/<str:token>/"), moderation.hidden, name="hidden"),
]

FILES = [
    path(pgettext_lazy("address", "views/<slug:code>/files/"), files.files, name="files"),
    path(pgettext_lazy("address", "views/<slug:code>/files/<slug:file>/"), files.file, name="file"),
]

PAGES = {"contributions": [*LIKENESS, *MODERATION, *FILES]}
