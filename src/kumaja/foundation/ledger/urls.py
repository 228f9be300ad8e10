"""Addresses of the log: pages for people, and beneath `feeds/log/` what programs read."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from kumaja.foundation.ledger.views import feeds, pages

PAGES = {
    "ledger": [
        path(pgettext_lazy("address", "proofs/"), pages.proofs, name="proofs"),
        path(pgettext_lazy("address", "proofs/check/"), pages.check, name="check"),
    ]
}
PLAIN = [
    path("feeds/log/checkpoint", feeds.latest, name="log_latest"),
    path("feeds/log/checkpoint/<int:size>", feeds.checkpoint, name="log_checkpoint"),
    path("feeds/log/inclusion/<int:size>/<int:position>", feeds.inclusion, name="log_inclusion"),
    path("feeds/log/growth/<int:old>-<int:new>", feeds.growth, name="log_growth"),
    path("feeds/log/leaves/<int:number>", feeds.leaves, name="log_leaves"),
    path("feeds/log/key", feeds.key, name="log_key"),
    path("feeds/log/verifier.py", feeds.program, name="log_verifier"),
]
