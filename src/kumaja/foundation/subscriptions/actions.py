"""Asking to be told, confirming it, changing how often, ending it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.core.validators import validate_email
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, override

from kumaja.foundation.accounts.actions import make_link, spend_link
from kumaja.foundation.accounts.models import Link, User
from kumaja.foundation.accounts.queries import link_address
from kumaja.foundation.audit.actions import record
from kumaja.foundation.outbox.actions import post
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.foundation.subscriptions.domain.frequencies import Frequency, is_possible
from kumaja.foundation.subscriptions.models import Receiver, Subscription
from kumaja.foundation.subscriptions.queries import CONFIRM_MAIL, may_be_asked

CONFIRM_PAGE = "subscriptions:confirm"
UNSUBSCRIBE_PAGE = "subscriptions:unsubscribe"
CONFIRM_LIFE = timedelta(days=3)
UNCONFIRMED_LIFE = timedelta(days=7)


class FrequencyNotPossible(ValueError):
    """One can't be told so often by that way."""


@transaction.atomic
def subscribe(
    *,
    user: User,
    region: Region,
    kind: str,
    frequency: Frequency,
    now: datetime,
    about: str = "",
) -> Subscription:
    """Let a person be told by their account; asking again changes how often."""
    require_open(region, now)
    who, _ = Receiver.objects.get_or_create(
        region=region, user=user, defaults={"language": user.language, "created_at": now}
    )
    return _keep(who, kind, about, frequency, actor=user, now=now, is_confirmed=True)


@transaction.atomic
def ask_to_subscribe(
    *,
    email: str,
    region: Region,
    kind: str,
    frequency: Frequency,
    language: str,
    now: datetime,
    about: str = "",
) -> None:
    """Mail a link by which the address confirms that it wants to be told.

    Returns nothing, whether the address is known, has confirmed or was asked too often: who asks
    learns nothing of it. Raises ValidationError when it is no address.
    """
    require_open(region, now)
    address = email.strip().lower()
    validate_email(address)
    who, _ = Receiver.objects.get_or_create(
        region=region, email=address, defaults={"language": language, "created_at": now}
    )
    held = who.subscriptions.filter(kind=kind, about=about).first()
    is_held = held is not None and held.confirmed_at is not None and held.frequency == frequency
    if is_held or not may_be_asked(address, now):
        return
    if held is None:
        held = _keep(who, kind, about, frequency, actor=None, now=now, is_confirmed=False)
    _mail_confirmation(held, frequency, language, now)


@transaction.atomic
def subscribe_by_post(
    *,
    name: str,
    street: str,
    postal_code: str,
    post_office: str,
    region: Region,
    kind: str,
    language: str,
    actor: User,
    now: datetime,
) -> Subscription:
    """Let someone without mail be told on paper; the coordination writes it down for them."""
    require_open(region, now)
    who = Receiver(
        region=region, name=name, street=street, postal_code=postal_code,
        post_office=post_office, language=language, created_at=now,
    )  # fmt: skip
    who.full_clean(exclude=["region"])
    who.save(force_insert=True)
    return _keep(who, kind, "", Frequency.WEEKLY, actor=actor, now=now, is_confirmed=True)


def _keep(
    who: Receiver,
    kind: str,
    about: str,
    frequency: Frequency,
    *,
    actor: User | None,
    now: datetime,
    is_confirmed: bool,
) -> Subscription:
    """Write the subscription, or change the one there is."""
    _require_possible(who, frequency)
    held = who.subscriptions.filter(kind=kind, about=about).first()
    row = held or Subscription(wanted_by=who, kind=kind, about=about, asked_at=now)
    before = None if held is None else {"frequency": held.frequency}
    row.frequency, row.confirmed_at = frequency, now if is_confirmed else None
    row.full_clean(exclude=["wanted_by"])
    row.save()
    after = {"kind": kind, "about": about, "frequency": frequency}
    verb = "subscribed" if is_confirmed else "asked"
    record(actor, verb, row, now=now, region=who.region, before=before, after=after)
    return row


def _require_possible(who: Receiver, frequency: Frequency) -> None:
    if not is_possible(who.way, frequency):
        raise FrequencyNotPossible(f"{who.way} {frequency}")


def _mail_confirmation(
    subscription: Subscription, frequency: Frequency, language: str, now: datetime
) -> None:
    """Mail the link; until its page's button is pressed nothing else is sent."""
    who = subscription.wanted_by
    payload = {"subscription": subscription.code, "frequency": frequency}
    token = make_link(
        page=CONFIRM_PAGE, now=now, payload=payload, lifetime=CONFIRM_LIFE, language=language
    )
    link = link_address(token)
    with override(language):
        name = who.region.name.in_language(language)
        post(
            to=who.email, subject=gettext("Confirm that you want our news"),
            body=render_to_string("subscriptions/mail/confirm.txt", {"link": link, "name": name}),
            region=who.region, language=language, kind=CONFIRM_MAIL, now=now, link=link,
            asks=True,
        )  # fmt: skip


@transaction.atomic
def confirm_subscription(*, link: Link, now: datetime) -> Subscription | None:
    """Take the holder of the link at their word; None when it was ended meanwhile.

    Raises LinkSpent when the link was used or its time ran out.
    """
    spend_link(link, now=now)
    held = Subscription.objects.filter(code=link.payload["subscription"])
    row = held.select_related("wanted_by__region").first()
    if row is None:
        return None
    require_open(row.wanted_by.region, now)
    row.frequency, row.confirmed_at = Frequency(link.payload["frequency"]), now
    row.save(update_fields=["frequency", "confirmed_at"])
    record(None, "confirmed", row, now=now, region=row.wanted_by.region)
    return row


@transaction.atomic
def change_frequency(
    *, subscription: Subscription, frequency: Frequency, actor: User, now: datetime
) -> None:
    """Tell from now on more often, or more seldom."""
    who = subscription.wanted_by
    require_open(who.region, now)
    _require_possible(who, frequency)
    before, after = {"frequency": subscription.frequency}, {"frequency": frequency}
    subscription.frequency = frequency
    subscription.save(update_fields=["frequency"])
    record(actor, "changed", subscription, now=now, region=who.region, before=before, after=after)


@transaction.atomic
def end_subscription(*, subscription: Subscription, actor: User | None, now: datetime) -> None:
    """Tell no more. An address of which nothing else is asked is forgotten."""
    who = subscription.wanted_by
    before = {"kind": subscription.kind, "frequency": subscription.frequency}
    record(actor, "ended", subscription, now=now, region=who.region, before=before)
    subscription.delete()
    if not who.subscriptions.exists():
        who.delete()


def unsubscribe_address(*, subscription: Subscription, now: datetime) -> str:
    """Return the address for a mail's end and its List-Unsubscribe; it never runs out."""
    language = subscription.wanted_by.language
    token = make_link(
        page=UNSUBSCRIBE_PAGE, now=now, payload={"subscription": subscription.code},
        language=language,
    )  # fmt: skip
    with override(language):
        return f"{settings.PUBLIC_URL}{reverse(UNSUBSCRIBE_PAGE, kwargs={'token': token})}"


@transaction.atomic
def forget_unconfirmed(*, now: datetime) -> int:
    """Delete what was never confirmed, and addresses of which nothing is left; returns how many."""
    old = Subscription.objects.filter(confirmed_at=None, asked_at__lt=now - UNCONFIRMED_LIFE)
    count = old.delete()[0]
    Receiver.objects.filter(subscriptions=None, created_at__lt=now - UNCONFIRMED_LIFE).delete()
    return count
