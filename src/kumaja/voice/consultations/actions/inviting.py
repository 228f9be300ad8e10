"""Inviting associations to speak, asking the silent once more, and telling what helped."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Final

from django.db import transaction
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from kumaja.foundation.accounts.models import User
from kumaja.foundation.accounts.queries import link_address
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import add_clean, save_clean
from kumaja.foundation.core.engine.html import cleaned
from kumaja.foundation.outbox.actions import post
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.actions.links import link_for, replies_to
from kumaja.voice.consultations.actions.opening import hold
from kumaja.voice.consultations.domain.kinds import HelpKind
from kumaja.voice.consultations.models import Consultation, Help, Invitation
from kumaja.voice.consultations.queries.reach import silent_of
from kumaja.voice.consultations.queries.say import answer_address_of
from kumaja.voice.matters.models import AffectedGroup

INVITE_MAIL: Final = "consultations.invite"
REMIND_MAIL: Final = "consultations.remind"
_LANGUAGES: Final = ("fi", "sv", "en")


class NotOut(Exception):
    """The consultation has not been opened, or its period is over."""


class NotOfTheRegion(Exception):
    """An association that does not act in the region, or has ended its work."""


class NobodySilent(Exception):
    """All who were invited have spoken, or have been asked once more already."""


@transaction.atomic
def invite(
    *, consultation: Consultation, organisations: Sequence[Organisation], actor: User | str,
    now: datetime, group: AffectedGroup | None = None, is_mailed: bool = True,
) -> list[Invitation]:  # fmt: skip
    """Ask associations to speak, each by its own link; who was invited already is left alone.

    `is_mailed` is False when they were asked by letter or by word. Raises NotOut, NotOfTheRegion.
    """
    row = _held_out(consultation, now)
    known = set(row.invitations.values_list("organisation", flat=True))
    new = [each for each in dict.fromkeys(organisations) if each.pk not in known]
    _require_of_region(row, new, now)
    rows = [
        Invitation(consultation=row, organisation=each, group=group, invited_at=now) for each in new
    ]
    add_clean(rows, exclude=("consultation", "organisation", "group"))
    if is_mailed:
        for each in new:
            _mail(row, each, INVITE_MAIL, "", now)
    told = {"invited": [each.code for each in new], "by_mail": is_mailed}
    record(actor, "invited", row, now=now, region=row.region, after=told)
    return rows


@transaction.atomic
def remind_silent(
    *, consultation: Consultation, text: str, actor: User | str, now: datetime,
    only: Collection[Organisation] | None = None, is_mailed: bool = True,
) -> list[Invitation]:  # fmt: skip
    """Ask those who were invited and have said nothing, once more and once only.

    Before it opens nobody is silent yet. Raises NotOut, NobodySilent.
    """
    row = _held_out(consultation, now)
    if not row.is_open_at(now):
        raise NotOut(row.code)
    waiting = silent_of(row)
    if only is not None:
        waiting = [each for each in waiting if each.organisation in only]
    if not waiting:
        raise NobodySilent(row.code)
    words = cleaned(text)
    for each in waiting:
        each.reminded_at = now
        if is_mailed:
            _mail(row, each.organisation, REMIND_MAIL, words, now)
    Invitation.objects.bulk_update(waiting, ["reminded_at"])
    told = {"reminded": [each.organisation.code for each in waiting], "text": words}
    record(actor, "reminded", row, now=now, region=row.region, after=told)
    return waiting


@transaction.atomic
def tell_help(
    *, consultation: Consultation, kind: HelpKind, text: Mapping[str, str], actor: User | str,
    now: datetime, group: AffectedGroup | None = None,
) -> Help:  # fmt: skip
    """Tell what helps people to take part, all or those of one group (value 4)."""
    row = hold(consultation, now)
    help_row = Help(consultation=row, group=group, kind=kind, **text)
    save_clean(help_row, exclude=("consultation", "group"), force_insert=True)
    record(actor, "told of help", help_row, now=now, region=row.region, after=state_of(help_row))
    return help_row


def _held_out(consultation: Consultation, now: datetime) -> Consultation:
    row = hold(consultation, now)
    if row.opened_at is None or row.has_ended_at(now):
        raise NotOut(row.code)
    return row


def _require_of_region(row: Consultation, new: Sequence[Organisation], now: datetime) -> None:
    here = Organisation.objects.in_region(row.region).filter(pk__in=[each.pk for each in new])
    fits = here.current().exclude(kind=OrganisationKind.PUBLIC_BODY)
    ended = [each for each in new if each.has_ended_on(day_of(now))]
    if ended or fits.count() != len(new):
        raise NotOfTheRegion(row.code)


def _mail(
    consultation: Consultation, organisation: Organisation, kind: str, words: str, now: datetime
) -> None:
    """Mail one association its own link; a reply becomes its draft. Who has no mail gets none."""
    to = answer_address_of(organisation, now)
    if not to:
        return
    language = next((each for each in organisation.languages if each in _LANGUAGES), "fi")
    link = link_address(
        link_for(consultation=consultation, organisation=organisation, to=to, now=now)
    )
    with override(language):
        title = consultation.matter.title.in_language(language).value
        told = {
            "consultation": consultation, "title": title, "link": link, "words": words,
            "organisation": organisation,
        }  # fmt: skip
        name = "remind" if kind == REMIND_MAIL else "invite"
        body = render_to_string(f"consultations/mail/{name}.txt", told)
        subject = subject_of(consultation, language)
    post(
        to=to, subject=subject, body=body, region=consultation.region, language=language,
        kind=kind, now=now, link=link, about=organisation, asks=True,
        answers=replies_to(consultation, organisation),
    )  # fmt: skip


def subject_of(consultation: Consultation, language: str) -> str:
    """Return what the mail asks and by when: its subject says both."""
    until = date_format(consultation.stage.ends_at, "SHORT_DATE_FORMAT")
    title = consultation.matter.title.in_language(language).value
    return _("Give a view by %(until)s: %(title)s") % {"until": until, "title": title}
