"""Addresses of finding partners and of answering from a mail."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from kumaja.help.partners.views import answer, find

_FIND = pgettext_lazy("address", "find-partners/")
_ANSWER = pgettext_lazy("address", "find-partners/answer/<str:token>/")
_SHEET = pgettext_lazy("address", "find-partners/answer/<str:token>/sheet/")

PAGES = {
    "partners": [
        path(_FIND, find.find, name="find"),
        path(_ANSWER, answer.answer, name="answer"),
        path(_SHEET, answer.sheet, name="sheet"),
    ]
}
