"""Addresses of what is kept true, and of mail that came."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from kumaja.front.desk.urls.named import at
from kumaja.front.desk.views import mails, upkeep

UPKEEP = [
    at(pgettext_lazy("address", "coordination/upkeep/"), upkeep.upkeep),
    at(pgettext_lazy("address", "coordination/upkeep/wrong/<slug:code>/"), upkeep.report),
    at(pgettext_lazy("address", "coordination/upkeep/no-address/"), upkeep.unreachable),
    at(pgettext_lazy("address", "coordination/upkeep/unchecked/"), upkeep.unchecked),
    at(pgettext_lazy("address", "coordination/returned/"), mails.returned),
    at(
        pgettext_lazy("address", "coordination/returned/<slug:code>/settle/"), mails.returned_settle
    ),
    at(pgettext_lazy("address", "coordination/mail/"), mails.incoming),
    at(pgettext_lazy("address", "coordination/mail/<slug:code>/"), mails.incoming_mail),
    at(pgettext_lazy("address", "coordination/mail/<slug:code>/dismiss/"), mails.incoming_dismiss),
]
