"""Addresses of gaps that are taken on."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from kumaja.front.desk.urls.named import at
from kumaja.front.desk.views import gaps

OF_A_GAP = [
    at(
        pgettext_lazy("address", "gaps/<slug:slug>/<slug:about>/<slug:code>/take-on/"),
        gaps.take_on,
    ),
    at(pgettext_lazy("address", "gaps/taken/<slug:code>/"), gaps.outcome),
]
