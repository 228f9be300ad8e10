"""Writing what was done, taking a form's key, and forgetting a person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Model, Q, TextField
from django.db.models.functions import Cast

from kumaja.foundation.audit.domain.states import json_ready, without
from kumaja.foundation.audit.models import AuditRow, FormKey
from kumaja.foundation.audit.queries import key_of, label_of

FORM_KEY_LIFE = timedelta(days=7)
_TEXT_LENGTH = 200
_TOLD = ("actor_label", "object_text", "before", "after")


def record(
    actor: object | None,
    verb: str,
    obj: Model,
    *,
    now: datetime,
    region: object | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> AuditRow:
    """Write who did what to the row, in the caller's transaction.

    The actor is a user, a text such as "import ptv", or None when nobody is known.
    """
    key = str(getattr(actor, "code", ""))
    return AuditRow.objects.create(
        at=now,
        actor_label="" if actor is None else str(actor)[:100],
        actor_key=key,
        region_key=str(getattr(region, "slug", region or "")),
        verb=verb,
        object_label=label_of(obj),
        object_key=key_of(obj),
        object_text=str(obj)[:_TEXT_LENGTH],
        before=None if before is None else json_ready(before),
        after=None if after is None else json_ready(after),
    )


def take_form_key(*, owner: str, key: str, now: datetime) -> tuple[FormKey, bool]:
    """Take the form's key; False when it was taken before, with the answer that was given.

    Two posts at once queue at the unique constraint: the second waits for the first's commit.
    """
    return FormKey.objects.get_or_create(
        owner=owner, key=key, defaults={"answered_at": now, "redirect_to": ""}
    )


def forget_form_keys(*, now: datetime) -> int:
    """Delete keys of forms that nobody sends again; returns how many."""
    old = FormKey.objects.filter(answered_at__lt=now - FORM_KEY_LIFE)
    return old.delete()[0]


@transaction.atomic
def empty_rows_about(*, label: str, key: str) -> int:
    """Empty what the log tells about one row that is being erased; the acts themselves stay."""
    rows = AuditRow.objects.filter(object_label=label, object_key=key)
    return rows.update(before=None, after=None, object_text="")


@transaction.atomic
def forget_person(*, key: str, address: str) -> None:
    """Make the log forget a person: their name as actor, and every text with their address.

    What they did for an organisation stays done; it is only no longer told who did it.
    """
    AuditRow.objects.filter(actor_key=key).update(actor_label="", actor_key="")
    texts = AuditRow.objects.annotate(
        before_text=Cast("before", TextField()), after_text=Cast("after", TextField())
    )
    with_address = Q(before_text__icontains=address) | Q(after_text__icontains=address)
    named = Q(object_text__icontains=address) | Q(actor_label__icontains=address)
    for row in texts.filter(with_address | named):
        for name in _TOLD:
            setattr(row, name, without(address, getattr(row, name)))
        row.save(update_fields=_TOLD)
    FormKey.objects.filter(owner=key).delete()
