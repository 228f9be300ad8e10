"""Forgetting a resident in the way back: what they were told, and what they said of it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import empty_rows_about
from kumaja.foundation.audit.queries import key_of, label_of
from kumaja.foundation.ledger.actions import erase
from kumaja.foundation.ledger.models import Committed
from kumaja.voice.contributions.actions.forgetting import hold_own, own_contributions
from kumaja.voice.echo.actions.annexing import drop_annexes
from kumaja.voice.echo.models import Annex, Notice, Reopening, Verdict

_NAME = {"speaker_name": ""}


@transaction.atomic
def forget_told(user: User, *, now: datetime) -> None:
    """Erase what the person was told and answered as themselves; the leaves and the acts stay.

    Packages that hold their words lose their files: they are made anew without them.
    """
    hold_own(user)
    own = own_contributions(user).values("pk")
    for notice in Notice.objects.filter(contribution__in=own).select_related("entry"):
        _forget(notice, _NAME | {"body": ""}, now)
    for verdict in Verdict.objects.filter(notice__contribution__in=own).select_related("entry"):
        _forget(verdict, _NAME | {"why": ""}, now)
    for row in Reopening.objects.filter(contribution__in=own).select_related("entry"):
        _forget(row, _NAME | {"reason": ""}, now)
    matters = own_contributions(user).order_by().values("matter")
    drop_annexes(Annex.objects.filter(matter__in=matters, dropped_at=None), now=now)


def _forget(row: Committed, blanks: dict[str, str], now: datetime) -> None:
    erase(row, blanks=blanks, now=now)
    empty_rows_about(label=label_of(row), key=key_of(row))
