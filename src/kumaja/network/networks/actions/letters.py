"""Mails to those who offer for a task together: please agree, withdrawn, accepted, declined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import get_script_prefix, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from kumaja.foundation.accounts.models import User
from kumaja.foundation.core.domain.visibility import Visibility
from kumaja.foundation.outbox.actions import post
from kumaja.foundation.regions.models import Region
from kumaja.network.networks.models import TaskOffer
from kumaja.network.networks.queries.words import task_name
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Contact, Organisation, Role

KIND: Final = "task_offer"
_SUBJECTS: Final[dict[str, str | Promise]] = {
    "asked": _("Do you take a task together? %(network)s"),
    "withdrawn": _("The offer was withdrawn: %(network)s"),
    "accepted": _("The task is yours: %(network)s"),
    "declined": _("The task was not given to you: %(network)s"),
}


@dataclass(frozen=True, slots=True)
class _Reader:
    """Where one of the parties is reached, and in which language."""

    address: str
    language: str


def tell_parties(
    offer: TaskOffer, event: str, *, now: datetime, besides: Organisation | None = None
) -> None:
    """Mail each party what happened to the offer, each reader once, in the reader's language."""
    rows = offer.parties.select_related("organisation").order_by("position")
    parties = [one.organisation for one in rows]
    asked = [one for one in parties if besides is None or one.pk != besides.pk]
    for reader in dict.fromkeys(one for party in asked for one in _readers(party, now)):
        _tell(offer, event, parties, reader, now)


def _readers(party: Organisation, now: datetime) -> Iterator[_Reader]:
    """Yield the party's spokespersons; one without any is reached by its public address."""
    roles = Role.objects.filter(organisation=party).on(day_of(now))
    speaking = roles.of_kind(RoleKind.SPOKESPERSON)
    users = User.objects.filter(is_active=True, roles__in=speaking)
    found = [_Reader(user.email, user.language) for user in users.distinct().order_by("pk")]
    if not found:
        rows = Contact.objects.filter(organisation=party, visibility=Visibility.PUBLIC)
        row = rows.exclude(email="").order_by("position", "pk").first()
        found = [_Reader(row.email, "fi" if party.name_fi else "sv")] if row else []
    yield from found


def _tell(
    offer: TaskOffer,
    event: str,
    parties: list[Organisation],
    reader: _Reader,
    now: datetime,
) -> None:
    network = offer.task.network
    with override(reader.language):
        name = network.name.in_language(reader.language).value
        link = _link(offer, network.region)
        told = {
            "event": event, "offer": offer, "network": name, "link": link,
            "task": task_name(offer.task, reader.language),
            "parties": [one.name.in_language(reader.language).value for one in parties],
        }  # fmt: skip
        post(
            to=reader.address, region=network.region, language=reader.language, kind=KIND,
            subject=str(_SUBJECTS[event]) % {"network": name}, link=link, now=now,
            body=render_to_string("networks/mail/offer.txt", told), asks=event == "asked",
        )  # fmt: skip


def _link(offer: TaskOffer, region: Region) -> str:
    """Return where a party reads the offer: by the region's path, which works on every host."""
    path = reverse("networks:offer", args=[offer.task.network.address, offer.code])
    return f"{settings.PUBLIC_URL}/{region.slug}/{path.removeprefix(get_script_prefix())}"
