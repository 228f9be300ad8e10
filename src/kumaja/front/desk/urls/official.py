"""Addresses of the official's desk."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from kumaja.front.desk.urls.named import at
from kumaja.front.desk.views import official

OFFICIAL = [
    at(pgettext_lazy("address", "desk/official/"), official.official),
    at(pgettext_lazy("address", "desk/answer/"), official.to_answer),
    at(pgettext_lazy("address", "desk/tell/"), official.to_tell),
    at(pgettext_lazy("address", "desk/contact-roles/"), official.own_contacts),
]
