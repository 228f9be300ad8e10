"""Meidän yhdistys: to the answer that came back, and what one thinks of it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kumaja.foundation.accounts.actions import make_link
from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.core.gates import require
from kumaja.front.desk.gates import for_association
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import may_speak_for
from kumaja.voice.echo.actions.telling import NOTICE_PAGE
from kumaja.voice.echo.queries.returned import returned_notices


@require_POST
@for_association
def judge(request: SignedInRequest, organisation: Organisation, code: str) -> HttpResponse:
    """Open the page on which the speaker judges an answer, by a link of its own."""
    require(
        may_speak_for(request.user, organisation, timezone.localdate()),
        _("Only those who speak for the association judge an answer."),
    )
    rows = returned_notices(request.region).filter(contribution__organisation=organisation)
    notice = get_object_or_404(rows, contribution__code=code)
    language = (get_language() or "fi")[:2]
    payload = {"notice": notice.code}
    token = make_link(
        page=NOTICE_PAGE, payload=payload, now=timezone.now(), user=request.user, language=language
    )
    return redirect(NOTICE_PAGE, token=token)
