"""Addresses of the programme."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from kumaja.front.desk.urls.named import at
from kumaja.front.desk.views import programme

PROGRAMME = [
    at(pgettext_lazy("address", "programme/"), programme.programme),
    at(pgettext_lazy("address", "programme/regions.csv"), programme.programme_csv),
]
