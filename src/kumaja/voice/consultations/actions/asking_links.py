"""Questions of residents: the mailed link by which one is sent, so that its address is theirs."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from kumaja.foundation.accounts.actions import make_link, spend_link
from kumaja.foundation.accounts.models import Link
from kumaja.foundation.accounts.queries import link_address
from kumaja.foundation.outbox.actions import post
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.voice.consultations.actions.asking import NotTakingQuestions, ask_question
from kumaja.voice.consultations.models import AskedQuestion, Consultation

ASK_PAGE: Final = "consultations:ask_by_link"
ASK_MAIL: Final = "consultations.ask"
_LIFE: Final = timedelta(days=3)
_HOUR: Final = timedelta(hours=1)
_MOST_TO_ONE: Final = 3


@transaction.atomic
def mail_question(
    *, consultation: Consultation, text: str, name: str, to: str, language: str, now: datetime
) -> None:
    """Mail the link that sends the question; at most three an hour go to one address.

    Raises NotTakingQuestions.
    """
    require_open(consultation.region, now)
    if consultation.opened_at is None or consultation.has_ended_at(now):
        raise NotTakingQuestions(consultation.code)
    sent = Mail.objects.filter(to__iexact=to, kind=ASK_MAIL, created_at__gt=now - _HOUR)
    if sent.count() >= _MOST_TO_ONE:
        return
    payload = {"consultation": consultation.code, "to": to, "text": text, "name": name}
    token = make_link(page=ASK_PAGE, payload=payload, now=now, language=language, lifetime=_LIFE)
    link = link_address(token)
    with override(language):
        title = consultation.matter.title.in_language(language).value
        told = {"title": title, "link": link, "text": text}
        body = render_to_string("consultations/mail/ask.txt", told)
        subject = _("Send your question: %(title)s") % {"title": title}
    post(
        to=to, subject=subject, body=body, region=consultation.region, language=language,
        kind=ASK_MAIL, now=now, link=link, asks=True, reply_to=consultation.region.email,
    )  # fmt: skip


@transaction.atomic
def ask_by_link(*, link: Link, consultation: Consultation, now: datetime) -> AskedQuestion:
    """Spend the link and ask its question; raises LinkSpent, NotTakingQuestions."""
    spend_link(link, now=now)
    given = link.payload
    asked = ask_question(
        consultation=consultation, text=given["text"], language=link.language,
        name=given.get("name") or _("Resident"), answer_to=given["to"], actor="resident", now=now,
    )  # fmt: skip
    payload = {"consultation": consultation.code, "to": given["to"], "asked": asked.code}
    Link.objects.filter(pk=link.pk).update(payload=payload)
    return asked
