"""Links that speak without an account: mailed to a resident who asks, or to an association."""

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
from kumaja.foundation.outbox.domain.answers import Answers
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.actions.saying import (
    ConsultationClosed,
    ResidentsNotHeard,
    complete_view,
    standing_of,
    submit_view,
)
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.contributions.actions.recording import Speaker, View
from kumaja.voice.contributions.models import Contribution

SAY_PAGE: Final = "consultations:say_by_link"
TAKE_REPLY: Final = "consultations.take_reply"
LINK_MAIL: Final = "consultations.link"
_RESIDENTS_LINK_LIFE: Final = timedelta(days=3)
_MOST_TO_ONE: Final = 3
_HOUR: Final = timedelta(hours=1)


def link_for(
    *, consultation: Consultation, organisation: Organisation, to: str, now: datetime
) -> str:
    """Return the token of a link by which the association speaks from a mail, while it is open.

    It holds while the address is the association's own, and is spent by speaking.
    """
    payload = {"consultation": consultation.code, "organisation": organisation.code, "to": to}
    lifetime = max(consultation.stage.ends_at - now, _HOUR) + _RESIDENTS_LINK_LIFE
    language = next((each for each in organisation.languages if each in {"fi", "sv", "en"}), "fi")
    return make_link(page=SAY_PAGE, payload=payload, now=now, language=language, lifetime=lifetime)


def replies_to(consultation: Consultation, organisation: Organisation) -> Answers:
    """Return who takes the reply to a mail about the consultation: it becomes a draft."""
    payload = {"consultation": consultation.code, "organisation": organisation.code}
    return Answers(TAKE_REPLY, payload)


@transaction.atomic
def mail_link(*, consultation: Consultation, to: str, language: str, now: datetime) -> None:
    """Mail a resident their own link; at most three an hour go to one address.

    Raises ConsultationClosed, ResidentsNotHeard.
    """
    require_open(consultation.region, now)
    if not consultation.is_open_at(now):
        raise ConsultationClosed(consultation.code)
    if not consultation.matter.residents_may_speak:
        raise ResidentsNotHeard(consultation.matter.code)
    sent = Mail.objects.filter(to__iexact=to, kind=LINK_MAIL, created_at__gt=now - _HOUR)
    if sent.count() >= _MOST_TO_ONE:
        return
    payload = {"consultation": consultation.code, "to": to}
    token = make_link(
        page=SAY_PAGE, payload=payload, now=now, language=language, lifetime=_RESIDENTS_LINK_LIFE
    )
    with override(language):
        title = consultation.matter.title.in_language(language).value
        told = {"title": title, "link": link_address(token), "consultation": consultation}
        body = render_to_string("consultations/mail/link.txt", told)
        subject = _("Your link to speak: %(title)s") % {"title": title}
    post(
        to=to, subject=subject, body=body, region=consultation.region, language=language,
        kind=LINK_MAIL, now=now, link=link_address(token), asks=True,
        reply_to=consultation.region.email,
    )  # fmt: skip


@transaction.atomic
def submit_by_link(
    *, link: Link, consultation: Consultation, organisation: Organisation | None, view: View,
    name: str, now: datetime,
) -> Contribution:  # fmt: skip
    """Spend the link and take its view in; the link shows from then on what was sent by it.

    Raises LinkSpent, and what `submit_view` raises: then the link is as it was.
    """
    spend_link(link, now=now)
    actor = str(organisation) if organisation is not None else "resident"
    said = standing_of(consultation, organisation.code) if organisation is not None else None
    if said is not None:
        sent = complete_view(contribution=said, view=view, actor=actor, now=now)
    else:
        speaker = Speaker(organisation=organisation, name=name)
        sent = submit_view(
            consultation=consultation, speaker=speaker, view=view, actor=actor, now=now
        )
    payload = link.payload | {"contribution": sent.code}
    Link.objects.filter(pk=link.pk).update(payload=payload)
    return sent
