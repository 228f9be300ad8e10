"""Telling the one who wrote a text that it was hidden, why, and how to have it looked at anew."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from kumaja.foundation.accounts.actions import make_link
from kumaja.foundation.accounts.models import User
from kumaja.foundation.accounts.queries import link_address
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.outbox.actions import post
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.voice.contributions.domain.rules import Ruling, ToldBy
from kumaja.voice.contributions.models import Contribution, Hiding
from kumaja.voice.contributions.queries.reaching import mail_address
from kumaja.voice.contributions.queries.rule_words import GROUND_WORDS, RULE_WORDS

HIDDEN_PAGE: Final = "contributions:hidden"


class AlreadyTold(Exception):
    """The speaker knows of it."""


@transaction.atomic
def tell_hidden(*, hiding: Hiding, actor: User | str, now: datetime) -> bool:
    """Mail the speaker what was hidden, why, and a link to appeal by; False without an address."""
    contribution = hiding.contribution
    subject = _subject(contribution, hiding)
    if not _mail(hiding, "hidden", subject, now):
        return False
    _note(hiding, ToldBy.MAIL, actor, now)
    return True


@transaction.atomic
def note_told(*, hiding: Hiding, way: ToldBy, actor: User | str, now: datetime) -> None:
    """Keep that the speaker was told by letter or telephone, or could not be reached.

    Raises AlreadyTold.
    """
    require_open(hiding.contribution.region, now)
    row = Hiding.objects.select_for_update(of=("self",)).get(pk=hiding.pk)
    if row.told_at is not None:
        raise AlreadyTold(row.number)
    _note(row, way, actor, now)


def tell_ruling(*, hiding: Hiding, now: datetime) -> bool:
    """Mail the speaker whether the text is shown again, and why; False without an address."""
    return _mail(hiding, "ruled", _subject(hiding.contribution, hiding), now)


def letter_of(hiding: Hiding, link: str = "") -> str:
    """Return what the speaker is told, in their language, for a letter or a call as well."""
    return _words(hiding, "hidden", link)


def _note(hiding: Hiding, way: ToldBy, actor: User | str, now: datetime) -> None:
    hiding.told_by, hiding.told_at = way, now
    hiding.save(update_fields=["told_by", "told_at"])
    region, after = hiding.contribution.region, state_of(hiding, "told_by", "told_at")
    record(actor, "told of hiding", hiding, now=now, region=region, after=after)


def language_of(contribution: Contribution) -> str:
    """Return the language in which the speaker is written to: their own, when Kumaja speaks it."""
    return contribution.language if contribution.language in LANGUAGES else "fi"


def _subject(contribution: Contribution, hiding: Hiding) -> str:
    with override(language_of(contribution)):
        number = {"number": contribution.number}
        if hiding.ruling == Ruling.NONE:
            return _("Your text %(number)s was hidden") % number
        if hiding.ruling == Ruling.RESTORED:
            return _("Your text %(number)s is shown again") % number
        return _("Your text %(number)s stays hidden") % number


def _words(hiding: Hiding, template: str, link: str) -> str:
    contribution = hiding.contribution
    with override(language_of(contribution)):
        told = {
            "hiding": hiding, "view": contribution, "link": link,
            "ground": GROUND_WORDS[hiding.ground], "rule": RULE_WORDS[hiding.ground],
            "region": contribution.region,
        }  # fmt: skip
        return render_to_string(f"contributions/mail/{template}.txt", told).strip()


def _mail(hiding: Hiding, template: str, subject: str, now: datetime) -> bool:
    contribution, language = hiding.contribution, language_of(hiding.contribution)
    to = mail_address(contribution, now)
    if not to:
        return False
    token = make_link(page=HIDDEN_PAGE, payload={"hiding": hiding.code}, now=now, language=language)
    link = link_address(token)
    try:
        post(
            to=to, subject=subject, body=_words(hiding, template, link), language=language,
            region=contribution.region, kind=f"contributions.{template}", now=now, link=link,
            about=contribution.organisation or contribution, reply_to=contribution.region.email,
        )  # fmt: skip
    except ValidationError:
        return False
    return True
