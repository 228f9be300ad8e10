"""The person in consultations: who drafted, what they sent alone, links mailed to them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.domain.personal import Basis, PersonalData
from kumaja.foundation.accounts.models import Link, User
from kumaja.foundation.audit.actions import empty_rows_about
from kumaja.foundation.audit.queries import key_of, label_of
from kumaja.foundation.outbox.actions import forget_mails_about
from kumaja.voice.consultations.actions.asking_links import ASK_PAGE
from kumaja.voice.consultations.actions.links import SAY_PAGE
from kumaja.voice.consultations.models import AskedQuestion, ViewDraftPart

RECORD = (
    PersonalData(
        room="consultations",
        purpose=_("To let an association's people write a view together, and a resident speak."),
        lifetime=_("A draft until it is sent or thrown away; a mailed link three days."),
        basis=Basis.PUBLIC_TASK,
        fields=("consultations.ViewDraftPart.saved_by",),
    ),
    PersonalData(
        room="consultations",
        purpose=_("To answer what somebody asks about a hearing, and to tell them the answer."),
        lifetime=_("As long as the hearing can be read; an address until the person is erased."),
        basis=Basis.PUBLIC_TASK,
        fields=(
            "consultations.AskedQuestion.person",
            "consultations.AskedQuestion.asker_name",
            "consultations.AskedQuestion.answer_to",
            "consultations.AskedQuestion.text",
        ),
    ),
)


def export(user: User) -> dict[str, Any]:
    """Return which parts of drafts the person saved, and the links that were mailed to them."""
    parts = ViewDraftPart.objects.filter(saved_by=user).select_related("draft__consultation")
    links = Link.objects.filter(page=SAY_PAGE, payload__to__iexact=user.email).order_by("pk")
    return {
        "view_drafts": [
            {"at": row.saved_at.isoformat(), "consultation": str(row.draft.consultation),
             "part": row.step, "content": row.content}
            for row in parts.order_by("saved_at", "pk")
        ],
        "asked_questions": [
            {"at": row.asked_at.isoformat(), "consultation": str(row.consultation),
             "text": row.text, "answer": row.answer.in_language(row.language).value}
            for row in _asked_by(user).select_related("consultation").order_by("asked_at", "pk")
        ],
        "view_links": [{"at": row.created_at.isoformat()} for row in links],
    }  # fmt: skip


def erase(user: User, *, now: datetime) -> None:
    """Take the person out of drafts, which are their association's; their links stop.

    What they asked as a resident goes; what an association asked stays its own.
    """
    del now
    for row in _asked_by(user).filter(organisation=None):
        empty_rows_about(label=label_of(row), key=key_of(row))
        forget_mails_about(row)
    _asked_by(user).filter(organisation=None).update(asker_name="", text="", answer_to="")
    _asked_by(user).update(person=None, answer_to="")
    Link.objects.filter(page=ASK_PAGE, payload__to__iexact=user.email).delete()
    ViewDraftPart.objects.filter(saved_by=user).update(saved_by=None)
    Link.objects.filter(page=SAY_PAGE, payload__to__iexact=user.email).delete()


def _asked_by(user: User) -> QuerySet[AskedQuestion]:
    return AskedQuestion.objects.filter(Q(person=user) | Q(answer_to__iexact=user.email))
