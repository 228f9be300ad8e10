"""Addresses of what other systems may do here: who shows our lists, who is told of changes."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from kumaja.front.desk.urls.named import at
from kumaja.front.desk.views import embedding, webhooks

INTERFACES = [
    at(pgettext_lazy("address", "coordination/interfaces/"), embedding.embedding),
    at(
        pgettext_lazy("address", "coordination/interfaces/sites/<slug:code>/end/"),
        embedding.embedding_end,
    ),
    at(pgettext_lazy("address", "coordination/interfaces/webhooks/"), webhooks.webhooks),
    at(pgettext_lazy("address", "coordination/interfaces/webhooks/new/"), webhooks.webhook_create),
    at(
        pgettext_lazy("address", "coordination/interfaces/webhooks/<slug:code>/"),
        webhooks.webhook,
    ),
    at(
        pgettext_lazy("address", "coordination/interfaces/webhooks/<slug:code>/try/"),
        webhooks.webhook_try,
    ),
    at(
        pgettext_lazy("address", "coordination/interfaces/webhooks/<slug:code>/pause/"),
        webhooks.webhook_pause,
    ),
    at(
        pgettext_lazy("address", "coordination/interfaces/webhooks/<slug:code>/resume/"),
        webhooks.webhook_resume,
    ),
    at(
        pgettext_lazy("address", "coordination/interfaces/webhooks/<slug:code>/renew/"),
        webhooks.webhook_renew,
    ),
    at(
        pgettext_lazy("address", "coordination/interfaces/webhooks/<slug:code>/remove/"),
        webhooks.webhook_remove,
    ),
]
