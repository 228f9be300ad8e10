"""Addresses of reported texts on coordination's desk."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from kumaja.front.desk.urls.named import at
from kumaja.front.desk.views import moderation

MODERATION = [
    at(pgettext_lazy("address", "coordination/reported-texts/"), moderation.reported_texts_list),
    at(pgettext_lazy("address", "coordination/reported-texts/log/"), moderation.moderation_log),
    at(
        pgettext_lazy("address", "coordination/reported-texts/<slug:code>/"),
        moderation.reported_text,
    ),
    at(
        pgettext_lazy("address", "coordination/reported-texts/<slug:code>/<slug:act>/"),
        moderation.reported_text_act,
    ),
]
