"""Reminding the one who owes answers: kind first, never on a holiday, never too often."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import get_script_prefix, reverse
from django.utils.translation import override

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import save_clean
from kumaja.foundation.core.engine.html import cleaned
from kumaja.foundation.outbox.actions import post
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.echo.domain.reminding import ReminderWay
from kumaja.voice.echo.models import Reminder
from kumaja.voice.echo.queries.reminding import Reminding, get_reminding
from kumaja.voice.matters.actions.opening import hold
from kumaja.voice.matters.models import MatterOwner

REMIND_MAIL: Final = "echo.remind"


class NothingWaits(Exception):
    """The owner owes no answer in this matter now."""


class TooSoon(Exception):
    """Nobody is reminded today: `opens_on` is the first day on which it can be done."""

    def __init__(self, opens_on: date) -> None:
        super().__init__(opens_on)
        self.opens_on = opens_on


class NobodyToMail(Exception):
    """No official of the owner has an address that works: a call or a letter reminds them."""


@dataclass(frozen=True, slots=True)
class ReminderWords:
    """What is said and in which language, by which way, and by which role."""

    text: str
    language: str
    way: ReminderWay = ReminderWay.MAIL
    sent_by: str = ""


@transaction.atomic
def remind(
    *, owner: MatterOwner, words: ReminderWords, actor: User | str, now: datetime
) -> Reminder:
    """Remind an owner of the points that wait, and keep it: all see the day beside the figures.

    A mail goes to each of its officials. A call or a letter has been made already and is kept on
    any day. Raises MatterClosed, NothingWaits, TooSoon, NobodyToMail.
    """
    matter = hold(owner.matter, now)
    found = get_reminding(owner, now)
    if found is None:
        raise NothingWaits(matter.code)
    if words.way == ReminderWay.MAIL:
        if not found.is_allowed_on(day_of(now)):
            raise TooSoon(found.opens_on)
        if not found.addresses:
            raise NobodyToMail(str(owner))
        for to in found.addresses:
            _mail(found, words, to, now)
    row = Reminder(
        owner=owner, at=now, text=cleaned(words.text), way=words.way, sent_by=words.sent_by,
        open_points=found.owes.count,
    )  # fmt: skip
    save_clean(row, exclude=("owner",), force_insert=True)
    told = state_of(row, "way", "text", "open_points")
    record(actor, "reminded", row, now=now, region=matter.region, after=told)
    return row


def _mail(found: Reminding, words: ReminderWords, to: str, now: datetime) -> None:
    """Mail one official; an answer goes to coordination, whose queue it waits in."""
    owner, language = found.owes.owner, words.language
    with override(language):
        path = reverse("echo:desk", args=[owner.matter.address]).removeprefix(get_script_prefix())
        link = f"{settings.PUBLIC_URL}/{owner.matter.region.slug}/{path}"
        told = {"words": cleaned(words.text), "link": link, "region": owner.matter.region}
        body = render_to_string("echo/mail/remind.txt", told)
    post(
        to=to, subject=found.subject(language), body=body, region=owner.matter.region,
        language=language, kind=REMIND_MAIL, now=now, link=link, about=owner.organisation,
        asks=True, reply_to=owner.matter.region.email,
    )  # fmt: skip
