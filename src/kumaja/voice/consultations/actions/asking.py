"""Questions that people ask while views are taken, and the answers that all can read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils.translation import gettext as _
from django.utils.translation import override

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.core.actions import save_clean
from kumaja.foundation.core.engine.html import cleaned
from kumaja.foundation.outbox.actions import post
from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.actions.opening import hold
from kumaja.voice.consultations.models import AskedQuestion, Consultation
from kumaja.voice.matters.models import MatterOwner

ANSWER_MAIL: Final = "consultations.answer"
_MOST_A_DAY: Final = 5
_DAY: Final = timedelta(days=1)
_GIVEN: Final = ("consultation", "organisation", "person")


class NotTakingQuestions(Exception):
    """The consultation is not out, or its period is over."""


class TooManyQuestions(Exception):
    """So many questions were asked from one place today that a person should call instead."""


class AlreadyAnswered(Exception):
    """A colleague has answered meanwhile; what was answered is told to the asker once."""


@transaction.atomic
def ask_question(
    *, consultation: Consultation, text: str, language: str, name: str, actor: User | str,
    now: datetime, organisation: Organisation | None = None, answer_to: str = "",
) -> AskedQuestion:  # fmt: skip
    """Ask about what is heard; all can read it. Raises NotTakingQuestions, TooManyQuestions."""
    row = hold(consultation, now)
    if row.opened_at is None or row.has_ended_at(now):
        raise NotTakingQuestions(row.code)
    if isinstance(actor, User) and _asked_today(row, actor, now) >= _MOST_A_DAY:
        raise TooManyQuestions(row.code)
    asked = AskedQuestion(
        consultation=row, organisation=organisation,
        person=actor if isinstance(actor, User) else None,
        asker_name=str(organisation or name)[:250], answer_to=answer_to, language=language,
        text=cleaned(text), asked_at=now,
    )  # fmt: skip
    save_clean(asked, exclude=_GIVEN, force_insert=True)
    told = {"asker": asked.asker_name, "text": asked.text}
    record(actor, "asked", asked, now=now, region=row.region, after=told)
    return asked


@transaction.atomic
def answer_question(
    *, asked: AskedQuestion, answer: Mapping[str, str], owner: MatterOwner, actor: User | str,
    now: datetime,
) -> AskedQuestion:  # fmt: skip
    """Answer for an owner, so that all can read it, and tell the asker; raises AlreadyAnswered.

    A bilingual owner answers in both languages: raises ValidationError naming the one missing.
    """
    hold(asked.consultation, now)
    rows = AskedQuestion.objects.select_for_update(of=("self",))
    row = rows.select_related("consultation__matter", "consultation__region").get(pk=asked.pk)
    if row.answered_at is not None:
        raise AlreadyAnswered(row.code)
    _require_languages(owner, answer)
    for name, value in answer.items():
        setattr(row, name, cleaned(value))
    row.answered_by, row.answered_at = str(owner)[:250], now
    save_clean(row, exclude=_GIVEN)
    told = {"answer": dict(answer), "answered_by": row.answered_by}
    record(actor, "answered", row, now=now, region=row.consultation.region, after=told)
    _tell(row, now)
    return row


def _asked_today(consultation: Consultation, person: User, now: datetime) -> int:
    rows = AskedQuestion.objects.filter(person=person, consultation__region=consultation.region)
    return rows.filter(asked_at__gt=now - _DAY).count()


def _require_languages(owner: MatterOwner, answer: Mapping[str, str]) -> None:
    languages = set(owner.organisation.languages if owner.organisation is not None else ())
    if {"fi", "sv"} <= languages:
        missing = [each for each in ("fi", "sv") if not answer.get(f"answer_{each}", "").strip()]
        if missing:
            told = _("A bilingual authority answers in Finnish and in Swedish.")
            raise ValidationError({f"answer_{each}": told for each in missing})


def _tell(row: AskedQuestion, now: datetime) -> None:
    """Mail the asker what was answered, in the language of the question."""
    if not row.answer_to:
        return
    matter = row.consultation.matter
    with override(row.language):
        title = matter.title.in_language(row.language).value
        path = matter.get_absolute_url().removeprefix(get_script_prefix())
        link = f"{settings.PUBLIC_URL}/{row.consultation.region.slug}/{path}#questions"
        answer = row.answer.in_language(row.language).value
        told = {"asked": row, "answer": answer, "title": title, "link": link}
        body = render_to_string("consultations/mail/answer.txt", told)
        subject = _("Your question was answered: %(title)s") % {"title": title}
    post(
        to=row.answer_to, subject=subject, body=body, region=row.consultation.region,
        language=row.language, kind=ANSWER_MAIL, now=now, link=link,
        about=row.organisation or row, reply_to=row.consultation.region.email,
    )  # fmt: skip
