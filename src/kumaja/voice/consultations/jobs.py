"""Taking what associations answer by mail."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Any

from kumaja.foundation.outbox.domain.incoming import own_words
from kumaja.foundation.outbox.models import IncomingMail
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.actions.links import TAKE_REPLY
from kumaja.voice.consultations.actions.replies import keep_reply
from kumaja.voice.consultations.actions.telling import TELL_OPENED, tell_opened
from kumaja.voice.consultations.models import Consultation


def take_reply(payload: dict[str, Any], *, now: datetime) -> None:
    """Make a draft of what an association wrote; what comes too late waits for coordination."""
    rows = Consultation.objects.select_related("region", "matter", "stage")
    consultation = rows.filter(code=payload.get("consultation", "")).first()
    organisation = Organisation.objects.filter(code=payload.get("organisation", "")).first()
    mail = IncomingMail.objects.filter(code=payload.get("incoming", "")).first()
    if consultation is None or organisation is None or mail is None:
        return
    text = own_words(mail.text) or mail.subject
    try:
        draft = keep_reply(consultation=consultation, organisation=organisation, text=text, now=now)
    except RegionClosed:
        draft = None
    if draft is None:
        IncomingMail.objects.filter(pk=mail.pk).update(state="waiting")


def tell_opened_hearing(payload: dict[str, Any], *, now: datetime) -> None:
    """Tell those who asked for it that a hearing takes views; none is told when it doesn't."""
    rows = Consultation.objects.select_related("region", "matter", "stage")
    consultation = rows.filter(code=payload.get("consultation", "")).first()
    if consultation is not None:
        with suppress(RegionClosed):
            tell_opened(consultation=consultation, now=now)


JOBS = {TAKE_REPLY: take_reply, TELL_OPENED: tell_opened_hearing}
