"""What an association answers to a mail: a draft of its own, never a sent view."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from kumaja.foundation.core.engine.html import cleaned
from kumaja.foundation.outbox.actions import post
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.actions.drafting import begin_draft, save_part
from kumaja.voice.consultations.domain.steps import Step
from kumaja.voice.consultations.models import Consultation, ViewDraft
from kumaja.voice.consultations.queries.say import answer_address_of
from kumaja.voice.contributions.domain.kinds import LONGEST_VIEW

_LONGEST: Final = LONGEST_VIEW // 2


@transaction.atomic
def keep_reply(
    *, consultation: Consultation, organisation: Organisation, text: str, now: datetime
) -> ViewDraft | None:
    """Keep what came by mail as the association's draft, beneath what was drafted already.

    None when the hearing has ended: then a person reads it among the other mails.
    """
    require_open(consultation.region, now)
    if not consultation.is_open_at(now) or not text.strip():
        return None
    by = str(organisation)
    draft = begin_draft(consultation=consultation, organisation=organisation, actor=by, now=now)
    before = draft.parts.filter(step=Step.WHOLE).values_list("content", flat=True).first() or {}
    said = "\n\n".join(filter(None, (str(before.get("said", "")), cleaned(text))))[:_LONGEST]
    content = {"said": said, "change": str(before.get("change", ""))}
    save_part(draft=draft, step=Step.WHOLE, content=content, actor=by, now=now)
    _tell(draft, now)
    return draft


def _tell(draft: ViewDraft, now: datetime) -> None:
    """Mail the association that a draft waits: who writes by mail should not think it was sent."""
    organisation, consultation = draft.organisation, draft.consultation
    to = answer_address_of(organisation, now)
    if not to:
        return
    language = next((each for each in organisation.languages if each in {"fi", "sv", "en"}), "fi")
    with override(language):
        title = consultation.matter.title.in_language(language).value
        link = draft_address(draft)
        told = {"title": title, "link": link, "consultation": consultation}
        body = render_to_string("consultations/mail/draft.txt", told)
        subject = _("A draft waits to be sent: %(title)s") % {"title": title}
    post(
        to=to, subject=subject, body=body, region=draft.region, language=language,
        kind="consultations.draft", now=now, link=link, about=organisation, asks=True,
        reply_to=draft.region.email,
    )  # fmt: skip


def draft_address(draft: ViewDraft) -> str:
    """Return where the draft is looked through: by the region's path, which works everywhere."""
    address = draft.consultation.matter.address
    path = reverse("consultations:draft", args=[address, draft.code])
    return f"{settings.PUBLIC_URL}/{draft.region.slug}/{path.removeprefix(get_script_prefix())}"
