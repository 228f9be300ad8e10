"""Koordinaatio: what waits for us."""

from __future__ import annotations

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.front.desk.gates import coordinators
from kumaja.front.desk.queries.coordination import waiting_rows
from kumaja.front.desk.queries.running import running_hearings
from kumaja.help.directory.policies import missed_seen_by
from kumaja.help.directory.queries.words import on_work_list
from kumaja.voice.echo.queries.reminding import owed_by

_SHOWN: Final = 5


@require_safe
@coordinators
def coordination(request: SignedInRequest) -> HttpResponse:
    """Show what waits, with its age; what closes, who is silent, and what is owed to people."""
    now = timezone.now()
    owing = owed_by(request.region, now)
    searches = missed_seen_by(request.user, request.region, timezone.localdate(now))
    told = {
        "running": running_hearings(request.user, request.region, now),
        "missed": on_work_list(searches, is_settled=False)[:_SHOWN],
        "rows": waiting_rows(request.user, request.region, now),
        "owing": owing[:_SHOWN], "is_more_owed": len(owing) > _SHOWN,
    }  # fmt: skip
    return render(request, "desk/coordination.html", told)
