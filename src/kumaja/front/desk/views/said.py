"""Ääni ja kaiku: all that the association has said, and how far each has come."""

from __future__ import annotations

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.front.desk.gates import for_association
from kumaja.front.desk.views.lists import page_of
from kumaja.network.registry.models import Organisation
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.echo.queries.returned import returned_to
from kumaja.voice.echo.queries.voices import all_voices, own_voice, thread_address, voices_of

_RETURNED: Final = 5


@require_safe
@for_association
def said(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """Show what came back, and all that was said, the latest first."""
    rows = Contribution.objects.in_region(request.region).of(organisation)
    page, pages = page_of(request, all_voices(rows))
    address = thread_address()
    told = {
        "organisation": organisation,
        "returned": returned_to(request.region, [organisation], shown=_RETURNED),
        "counted": voices_of(rows, timezone.now(), shown=1),
        "rows": [own_voice(row, address) for row in page.object_list],
        "pages": pages,
    }
    return render(request, "desk/said.html", told)
