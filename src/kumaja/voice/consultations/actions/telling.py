"""Telling those who asked for it that a hearing has opened."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils.translation import gettext as _
from django.utils.translation import override

from kumaja.foundation.outbox.actions import enqueue, post
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.subscriptions.domain.frequencies import Frequency
from kumaja.foundation.subscriptions.queries import Delivery, deliveries
from kumaja.voice.consultations.models import Consultation

OPENS: Final = "consultations.opens"
TELL_OPENED: Final = "consultations.tell_opened"


def enqueue_telling(consultation: Consultation, *, now: datetime) -> None:
    """Write the job that tells of the opening, for the moment when views are taken."""
    payload = {"consultation": consultation.code}
    run_at = max(now, consultation.stage.starts_at)
    enqueue(TELL_OPENED, payload, now=now, run_at=run_at, key=consultation.code)


@transaction.atomic
def tell_opened(*, consultation: Consultation, now: datetime) -> int:
    """Mail each who asked to hear, once: their asking ends with it. Returns to how many."""
    require_open(consultation.region, now)
    if not consultation.is_open_at(now):
        return 0
    told = deliveries(
        region=consultation.region, kind=OPENS, frequency=Frequency.NOW,
        about=consultation.matter.code,
    )  # fmt: skip
    for each in told:
        _mail(consultation, each, now)
        if each.subscription.about:
            each.subscription.delete()
    return len(told)


def _mail(consultation: Consultation, whom: Delivery, now: datetime) -> None:
    matter = consultation.matter
    path = matter.get_absolute_url().removeprefix(get_script_prefix())
    link = f"{settings.PUBLIC_URL}/{consultation.region.slug}/{path}"
    with override(whom.language):
        title = matter.title.in_language(whom.language).value
        told = {"title": title, "link": link, "consultation": consultation}
        body = render_to_string("consultations/mail/opens.txt", told)
        subject = _("The hearing has opened: %(title)s") % {"title": title}
    post(
        to=whom.email, subject=subject, body=body, region=consultation.region,
        language=whom.language, kind=OPENS, now=now, link=link,
        reply_to=consultation.region.email,
    )  # fmt: skip
