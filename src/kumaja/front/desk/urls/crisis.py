"""Addresses of the help that is urgent, on the desk of coordination."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from kumaja.front.desk.urls.named import at
from kumaja.front.desk.views import crisis, triggers

CRISIS = [
    at(pgettext_lazy("address", "coordination/crisis/"), crisis.crisis),
    at(pgettext_lazy("address", "coordination/crisis/words/"), triggers.crisis_triggers),
    at(
        pgettext_lazy("address", "coordination/crisis/words/<slug:code>/retire/"),
        triggers.crisis_trigger_retire,
    ),
    at(
        pgettext_lazy("address", "coordination/crisis/words/<slug:code>/restore/"),
        triggers.crisis_trigger_restore,
    ),
    at(pgettext_lazy("address", "coordination/crisis/<slug:code>/"), crisis.crisis_contact),
    at(pgettext_lazy("address", "coordination/crisis/<slug:code>/confirm/"), crisis.crisis_confirm),
    at(pgettext_lazy("address", "coordination/crisis/<slug:code>/retire/"), crisis.crisis_retire),
    at(pgettext_lazy("address", "coordination/crisis/<slug:code>/restore/"), crisis.crisis_restore),
]
