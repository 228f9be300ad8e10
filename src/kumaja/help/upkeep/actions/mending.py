"""Mending in place what the mail asked about: facts of an activity, contacts of the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from kumaja.help.directory.actions.activities import ActivityLinks, update_activity
from kumaja.help.directory.models import Activity
from kumaja.help.upkeep.models import Asking
from kumaja.network.registry.actions.records import RecordLinks, update_record
from kumaja.network.registry.models import Contact, Organisation


@transaction.atomic
def mend_activity(
    *, asking: Asking, activity: Activity, values: Mapping[str, Any], links: ActivityLinks,
    now: datetime,
) -> Activity:  # fmt: skip
    """Correct an activity in the association's name; that is a check of it too."""
    name = str(asking.organisation)
    checked = {"checked_at": now, "checked_by": name}
    return update_activity(
        activity=activity, values={**values, **checked}, links=links, actor=name, now=now,
        is_checked=False,
    )  # fmt: skip


@transaction.atomic
def mend_record(
    *, asking: Asking, values: Mapping[str, Any], contacts: Sequence[Contact] | None, now: datetime
) -> Organisation:
    """Correct how the association is reached; that is a check of its record too.

    None leaves the contacts as they are. When it gives the mail's own address another form,
    the link goes on to work for that.
    """
    name = str(asking.organisation)
    checked = {"checked_at": now, "checked_by": name}
    before = set(asking.organisation.contacts.values_list("email", flat=True))
    row = update_record(
        organisation=asking.organisation, region=asking.region, values={**values, **checked},
        links=RecordLinks(contacts=contacts), actor=name, now=now, is_checked=False,
    )  # fmt: skip
    if contacts is None:
        return row
    came = [each.email for each in contacts if each.email and each.email not in before]
    stays = {each.email.casefold() for each in contacts}
    if came and asking.to.casefold() not in stays:
        Asking.objects.filter(pk=asking.pk).update(to=came[0])
    return row
