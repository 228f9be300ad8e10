"""Addresses of what other systems may do here: sites that show our lists."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from kumaja.front.desk.urls.named import at
from kumaja.front.desk.views import embedding

INTERFACES = [
    at(pgettext_lazy("address", "coordination/interfaces/"), embedding.embedding),
    at(
        pgettext_lazy("address", "coordination/interfaces/sites/<slug:code>/end/"),
        embedding.embedding_end,
    ),
]
