"""A decision with every voice behind it: the echo seen from its other end."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kumaja.foundation.core.domain.codes import code_in
from kumaja.foundation.design.engine.reader import read
from kumaja.foundation.ledger.queries.receipts import proofs_of
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.voice.echo.queries.behind import behind
from kumaja.voice.echo.queries.led_to import led_to
from kumaja.voice.matters.models import Decision
from kumaja.voice.matters.policies import visible_to


@login_not_required
@require_safe
def decision(request: RegionRequest, address: str) -> HttpResponse:
    """Show what was decided and why, and who moved it."""
    matters = visible_to(request.user, request.region, timezone.localdate())
    rows = Decision.objects.filter(matter__in=matters).select_related(
        "matter", "owner__organisation", "owner__network", "replaced_by"
    )
    found = rows.filter(code=code_in(address)).first()
    if found is None:
        raise Http404
    if request.path != found.get_absolute_url():
        return redirect(found, permanent=True)
    decider = read(found.decider).value or read(found.owner.name).value
    told = {
        "decision": found, "rows": behind(found), "newer": getattr(found, "replaced_by", None),
        "heading": _("%(who)s decided") % {"who": decider}, "proofs": proofs_of([found]),
        "found_here": led_to(found.matter, timezone.now()).get(found.pk, ()),
    }  # fmt: skip
    return render(request, "echo/decision.html", told)
