"""An association's yes or no: once, by whichever way comes first."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.core.engine.html import cleaned
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.help.partners.actions.letters import tell_asker
from kumaja.help.partners.domain.kinds import LONGEST_MESSAGE, Answer, RequestState, Way
from kumaja.help.partners.models import PartnerInvitation, PartnerRequest

_CONTACT = 200


class Answered(Exception):
    """The association has answered already."""


class RequestEnded(Exception):
    """The request was closed or withdrawn, or was never sent."""


@transaction.atomic
def answer_invitation(
    *, invitation: PartnerInvitation, answer: Answer, message: str, contact: str, way: Way,
    actor: User | str, now: datetime,
) -> PartnerInvitation:  # fmt: skip
    """Keep an association's answer and tell the one who asks; raises Answered, RequestEnded.

    A contact is kept only of who agrees: who declines gives none.
    """
    rows = PartnerRequest.objects.select_for_update(of=("self",))
    request = rows.select_related("region", "body", "asked_by").get(pk=invitation.request_id)
    require_open(request.region, now)
    if request.state != RequestState.SENT or invitation.invited_at is None:
        raise RequestEnded(request.code)
    has_agreed = answer == Answer.ACCEPTED
    values = {
        "state": answer, "answered_at": now, "way": way,
        "answered_by": actor if isinstance(actor, User) else None,
        "message": cleaned(message)[:LONGEST_MESSAGE],
        "contact": cleaned(contact)[:_CONTACT] if has_agreed else "",
    }  # fmt: skip
    waiting = PartnerInvitation.objects.filter(pk=invitation.pk, state=Answer.WAITING)
    if not waiting.update(**values):
        raise Answered(invitation.code)
    row = PartnerInvitation.objects.select_related("organisation").get(pk=invitation.pk)
    row.request = request
    told = {"state": answer.value, "way": way.value}
    record(actor, "answered", row, now=now, region=request.region, after=told)
    tell_asker(row, now=now)
    return row


@transaction.atomic
def keep_word(*, invitation: PartnerInvitation, text: str, now: datetime) -> bool:
    """Keep what an association wrote by mail, for coordination; False when it isn't waited for.

    It is a word, never an answer: nobody else is told of it.
    """
    waiting = PartnerInvitation.objects.waiting().filter(pk=invitation.pk)
    if not waiting.select_for_update(of=("self",)).exists():
        return False
    before = PartnerInvitation.objects.get(pk=invitation.pk).word
    word = f"{before}\n\n{cleaned(text)}".strip()[:LONGEST_MESSAGE]
    PartnerInvitation.objects.filter(pk=invitation.pk).update(word=word, word_at=now)
    record(
        str(invitation.organisation), "wrote by mail", invitation, now=now,
        region=invitation.request.region,
    )  # fmt: skip
    return True
