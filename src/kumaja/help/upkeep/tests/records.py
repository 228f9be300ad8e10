"""An association with its data, and the mails that ask about them."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.models import Region
from kumaja.help.directory.models import Activity
from kumaja.help.directory.tests.factories import ActivityFactory, ScheduleFactory
from kumaja.network.registry.models import Contact, Organisation
from kumaja.network.registry.tests.factories import OrganisationFactory

ADDRESS = "sihteeri@oma.example"


def at(day: str, hour: int = 10) -> datetime:
    """Return an hour of a day written as 2027-01-11."""
    return datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC)


def an_association(
    region: Region, *, checked: str = "2026-11-21", email: str = ADDRESS
) -> Activity:
    """Return an activity of an association of the region; both were checked on the day."""
    day = at(checked)
    owner: Organisation = OrganisationFactory.create(region=region, checked_at=day)
    Contact.objects.create(organisation=owner, role_fi="Toimisto", phone="019 1", email=email)
    activity: Activity = ActivityFactory.create(organisation=owner, region=region, checked_at=day)
    ScheduleFactory.create(activity=activity)
    return activity


def token_in(mail: Mail) -> str:
    """Return the token of the link in a mail."""
    found = re.search(r"/l/([\w-]+)", mail.link)
    assert found is not None
    return found[1]


def mails_about(kind: str) -> list[Mail]:
    """Return the mails of a kind, in the order in which they were written."""
    return list(Mail.objects.filter(kind=f"upkeep.{kind}").order_by("created_at", "pk"))
