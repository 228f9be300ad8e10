"""Addresses of own pages."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from kumaja.front.desk.urls.named import at
from kumaja.front.desk.views import landing, people

OWN = [
    at(pgettext_lazy("address", "desk/"), landing.landing),
    at(pgettext_lazy("address", "invitation/<str:token>/"), people.invitation),
]
