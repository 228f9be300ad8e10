"""Addresses of a region's end."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from kumaja.front.desk.urls.named import at
from kumaja.front.desk.views import closing

CLOSING = [
    at(pgettext_lazy("address", "coordination/closing/"), closing.closing),
    at(pgettext_lazy("address", "coordination/closing/propose/"), closing.closing_propose),
    at(
        pgettext_lazy("address", "coordination/closing/<slug:kind>/<slug:key>/"),
        closing.closing_group,
    ),
]
