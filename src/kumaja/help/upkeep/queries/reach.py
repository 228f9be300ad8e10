"""Where an organisation is reached by mail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower

from kumaja.foundation.outbox.models import Mail, MailQuerySet
from kumaja.foundation.regions.models import Region
from kumaja.help.directory.models import Channel
from kumaja.help.upkeep.models import Asking
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Contact, Organisation, Role

_KEEPERS = (RoleKind.EDITOR, RoleKind.SPOKESPERSON)
ORGANISATION = "registry.Organisation"


def addresses_of(organisation: Organisation, day: date) -> list[str]:
    """Return its addresses, those of its record before those of the people who keep it."""
    return reaches([organisation], day)[organisation.pk]


def reaches(organisations: Iterable[Organisation], day: date) -> dict[int, list[str]]:
    """Return organisation → its addresses (two statements, however many there are)."""
    found: dict[int, list[str]] = defaultdict(list)
    keys = [row.pk for row in organisations]
    contacts = Contact.objects.filter(organisation__in=keys).exclude(email="")
    for key, email in contacts.order_by("position", "pk").values_list("organisation", "email"):
        found[key].append(email)
    roles = Role.objects.on(day).of_kind(*_KEEPERS).filter(organisation__in=keys)
    people = roles.filter(user__is_active=True).order_by("pk")
    for key, email in people.values_list("organisation", "user__email"):
        found[key].append(email)
    return found


def first_working(addresses: Iterable[str], broken: Collection[str]) -> str:
    """Return the first address from which no mail has come back, nothing when there is none."""
    return next((each for each in addresses if each.casefold() not in broken), "")


def broken_addresses() -> set[str]:
    """Return the addresses from which mail came back for good, and nobody has seen to it."""
    return {address.casefold() for address in Mail.objects.returned().values_list("to", flat=True)}


def returned_mails(region: Region) -> MailQuerySet:
    """Return the region's mails that came back and wait for a person, the oldest first.

    One whose association has another address by now has been seen to.
    """
    own = {"organisation__code": OuterRef("about_key")}
    here = Lower(OuterRef("to"))
    contact = Contact.objects.alias(low=Lower("email")).filter(**own, low=here)
    keeper = Role.objects.of_kind(*_KEEPERS).alias(low=Lower("user__email")).filter(**own, low=here)
    channel = Channel.objects.alias(low=Lower("email")).filter(
        activity__organisation__code=OuterRef("about_key"), low=here
    )
    stands = Exists(contact) | Exists(keeper) | Exists(channel)
    rows = Mail.objects.returned().filter(region=region)
    return rows.filter(~Q(about_label=ORGANISATION) | Q(stands)).order_by("bounced_at", "pk")


def organisations_of(mails: Iterable[Mail]) -> dict[str, Organisation]:
    """Return code → the organisation that a mail was about."""
    codes = {mail.about_key for mail in mails if mail.about_label == ORGANISATION}
    return {row.code: row for row in Organisation.objects.filter(code__in=codes)}


def still_reaches(asking: Asking, moment: datetime) -> bool:
    """Test whether the mail's receiver may still act: their address is the association's own.

    A mail outlives a secretary's term; so does the copy of it in somebody else's mailbox.
    """
    organisation = asking.organisation
    if organisation.archived_at is not None:
        return False
    return asking.to.casefold() in {
        address.casefold() for address in addresses_of(organisation, day_of(moment))
    }
