"""Texts that name an organisation by its code: what waits under its name must reach the heir.

The audit keeps what was done to a record under that record's own code, also when it is merged.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Model

from kumaja.foundation.accounts.models import Link
from kumaja.foundation.outbox.models import Mail

ORGANISATION = "registry.Organisation"


def texts_naming(code: str) -> Iterator[tuple[Model, str]]:
    """Yield row and column of what names an organisation by its code.

    They are the mails about it, which wait for whoever mends its address, and links that are not
    spent, by which somebody is asked to act for it.
    """
    for mail in Mail.objects.filter(about_label=ORGANISATION, about_key=code).order_by("pk"):
        yield mail, "about_key"
    open_links = Link.objects.filter(spent_at=None, revoked_at=None)
    for link in open_links.filter(payload__organisation=code).order_by("pk"):
        yield link, "payload__organisation"
