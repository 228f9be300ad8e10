"""Addresses of the keys of an association's other systems."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from kumaja.front.desk.urls.named import at
from kumaja.front.desk.views import api_keys

KEYS = [
    at(pgettext_lazy("address", "our-association/<slug:address>/keys/"), api_keys.api_keys),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/keys/<slug:code>/revoke/"),
        api_keys.api_key_revoke,
    ),
]
