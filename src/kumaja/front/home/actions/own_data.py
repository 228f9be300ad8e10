"""Erasing a person from every room that keeps something about them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kumaja.foundation.accounts import personal as accounts
from kumaja.foundation.accounts.domain.personal import PersonalRoom
from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit import personal as audit
from kumaja.foundation.files import personal as files
from kumaja.foundation.imports import personal as imports
from kumaja.foundation.outbox import personal as outbox
from kumaja.foundation.outbox.actions import enqueue
from kumaja.foundation.subscriptions import personal as subscriptions
from kumaja.front.desk import personal as desk
from kumaja.front.home.actions.feedback import forget_feedback_of
from kumaja.front.home.queries.own_data import RECORD, export
from kumaja.help.directory import personal as directory
from kumaja.help.partners import personal as partners
from kumaja.help.upkeep import personal as upkeep
from kumaja.network.networks import personal as networks
from kumaja.network.registry import personal as registry
from kumaja.voice.consultations import personal as consultations
from kumaja.voice.contributions import personal as contributions
from kumaja.voice.echo import personal as echo
from kumaja.voice.observations import personal as observations
from kumaja.voice.relay import personal as relay

EMPTY_JOURNAL = "home.empty_journal"


class _Home:
    """This room's own part, which its views reach by what it is made of."""

    RECORD = RECORD
    export = staticmethod(export)
    erase = staticmethod(forget_feedback_of)


# Each room that keeps something about a person; the account last: the others know them by it.
# Taking out, erasing and the record of processing all read this list; `echo` finds a person's
# own views by `contributions`, which is therefore erased after it.
ROOMS: tuple[PersonalRoom, ...] = (
    _Home(), desk, echo, consultations, observations, relay, contributions, partners, upkeep,
    directory, networks, registry, subscriptions, imports, files, outbox, audit, accounts,
)  # fmt: skip


@transaction.atomic
def erase_person(*, user: User, now: datetime) -> None:
    """Let every room forget the person, and have their traces on the disk overwritten."""
    for room in ROOMS:
        room.erase(user, now=now)
    enqueue(EMPTY_JOURNAL, {}, now=now, key="erased")
