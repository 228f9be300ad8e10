"""What the desk shows of a webhook: its state in words, its secret, its last messages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kumaja.foundation.accounts.engine.encryption import Undecipherable
from kumaja.help.interchange.domain.webhooks import Kind
from kumaja.help.interchange.engine.secrets import read_secret
from kumaja.help.interchange.models import Delivery, Webhook

SHOWN: Final = 20
KINDS: Final = {
    Kind.ACTIVITY: gettext_lazy("Activities"),
    Kind.ORGANISATION: gettext_lazy("Organisations"),
    Kind.NETWORK: gettext_lazy("Networks"),
}


@dataclass(frozen=True, slots=True)
class State:
    """How a webhook or a message stands: its words, and the role of colour of its tag."""

    words: str
    role: str


def state_of(row: Webhook) -> State:
    """Return how a webhook stands."""
    if row.disabled_at:
        return State(_("Switched off"), "waiting")
    if row.paused_at:
        return State(_("Paused"), "calm")
    return State(_("Failing"), "waiting") if row.failing_since else State(_("On"), "taken")


def kinds_in_words(row: Webhook) -> str:
    """Return of what it is told."""
    return ", ".join(str(KINDS[Kind(kind)]) for kind in row.kinds)


def secret_of(row: Webhook) -> str:
    """Return the secret as it is handed over; nothing when it can't be read any more."""
    try:
        return read_secret(row.secret)
    except Undecipherable:
        return ""


def last_deliveries(row: Webhook) -> list[tuple[Delivery, State]]:
    """Return the latest messages with how each stands; one statement."""
    rows = Delivery.objects.filter(webhook=row).order_by("-pk")[:SHOWN]
    return [(each, _how(each)) for each in rows]


def _how(row: Delivery) -> State:
    if row.delivered_at:
        return State(_("Taken"), "taken")
    if row.given_up_at:
        return State(_("Given up"), "calm")
    return State(_("Waits") if not row.attempts else _("Tried again later"), "waiting")
