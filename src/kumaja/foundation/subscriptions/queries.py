"""Who is to be told, and what one has asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from kumaja.foundation.accounts.models import User
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.models import Region
from kumaja.foundation.subscriptions.domain.frequencies import Frequency, Way
from kumaja.foundation.subscriptions.models import Receiver, Subscription, SubscriptionQuerySet

CONFIRM_MAIL = "subscriptions.confirm"
CONFIRM_MAILS_AN_HOUR = 3


@dataclass(frozen=True, slots=True)
class Delivery:
    """One receiver of what is told: where to, in which language, by which subscription."""

    subscription: Subscription
    way: Way
    email: str
    language: str


def deliveries(
    *, region: Region, kind: str, frequency: Frequency, about: str = ""
) -> list[Delivery]:
    """Return who is to be told of one thing: who asked for all of the kind, or for just that."""
    wanted = Q(about="") | Q(about=about)
    rows = Subscription.objects.confirmed().filter(wanted, kind=kind, frequency=frequency)
    alive = rows.filter(wanted_by__region=region).exclude(wanted_by__user__is_active=False)
    found: dict[int, Delivery] = {}
    for row in alive.select_related("wanted_by__user").order_by("about", "pk"):
        who = row.wanted_by
        email = who.user.email if who.user else who.email
        language = who.user.language if who.user else who.language
        found.setdefault(who.pk, Delivery(row, who.way, email, language))
    return list(found.values())


def subscriptions_of(user: User) -> SubscriptionQuerySet:
    """Return what the person has asked for with their account, in a settled order."""
    rows = Subscription.objects.filter(wanted_by__user=user)
    return rows.select_related("wanted_by__region").order_by("kind", "about", "pk")


def receivers_who_are(user: User) -> list[Receiver]:
    """Return what is kept of the person: by account, and by their address alone."""
    rows = Receiver.objects.filter(Q(user=user) | Q(email=user.email))
    return list(rows.prefetch_related("subscriptions").order_by("pk"))


def may_be_asked(email: str, now: datetime) -> bool:
    """Test whether another mail may ask this address to confirm: nobody is flooded by a form."""
    asked = Mail.objects.filter(
        to=email, kind=CONFIRM_MAIL, created_at__gt=now - timedelta(hours=1)
    )
    return asked.count() < CONFIRM_MAILS_AN_HOUR
