"""Addresses of coordination that reminds who owes answers."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from kumaja.front.desk.urls.named import at
from kumaja.front.desk.views import reminding

OWED = [
    at(pgettext_lazy("address", "coordination/owed/public/"), reminding.owed_public),
    at(pgettext_lazy("address", "coordination/owed/"), reminding.owed),
    at(
        pgettext_lazy("address", "coordination/owed/<slug:code>/<str:owner>/"),
        reminding.owed_remind,
    ),
]
