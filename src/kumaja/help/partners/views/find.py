"""Löydä kumppani: describe a need, see who fits and why; open to all."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kumaja.foundation.regions.gates import RegionRequest
from kumaja.help.partners.forms import FindForm
from kumaja.help.partners.policies import asking_by
from kumaja.help.partners.queries.choices import get_need_choices
from kumaja.help.partners.queries.figures import get_figures, latest_requests
from kumaja.help.partners.queries.finding import find_partners
from kumaja.help.partners.queries.telling import names_for, told
from kumaja.help.partners.queries.words import STATE_WORDS


@login_not_required
@require_safe
def find(request: RegionRequest) -> HttpResponse:
    """Show who fits what is looked for, and how requests through the network have fared."""
    language, day = (get_language() or "fi")[:2], timezone.localdate()
    choices = get_need_choices(request.region, language, day.year)
    form = FindForm(request.GET or None, choices)
    need = form.need()
    fits = find_partners(request.region, need)
    names = names_for(fit.reasons for fit in fits.rows)
    asks = request.user.is_authenticated and asking_by(request.user, request.region, day).exists()
    context = {
        "form": form, "need": need, "fits": fits, "region": request.region,
        "rows": [(fit, told(fit.reasons, names, language)) for fit in fits.rows],
        "asks": asks and request.region.closed_at is None,
        "query": request.GET.urlencode(),
        "narrowed": len(need.areas) + len(need.terms),
        "figures": get_figures(request.region),
        "latest": [(row, STATE_WORDS[row.state]) for row in latest_requests(request.region)],
    }  # fmt: skip
    return render(request, "partners/find.html", context)
