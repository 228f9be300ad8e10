"""Taking a gap on for an association, and telling what came of it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.gates import require
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.desk.forms.gaps import OutcomeForm, TakeOnForm
from kumaja.front.desk.forms.network_keeping import texts_of
from kumaja.front.desk.views.acting import done, form_page
from kumaja.front.desk.views.lists import language_of_page
from kumaja.front.profiles.queries.gaps_pages import find_gap
from kumaja.help.gaps.actions import MissingHere, take_on_gap, tell_outcome
from kumaja.help.gaps.models import SharedStructure
from kumaja.help.gaps.policies import may_keep_structures, may_tell_outcome, taking_on_by
from kumaja.help.gaps.queries.narrowing import about_of
from kumaja.network.networks.policies import visible_in as networks_in
from kumaja.network.registry.models import Organisation


@once
def take_on(request: SignedInRequest, slug: str, about: str, code: str) -> HttpResponse:
    """Take a gap on; an association's people for their own, coordination for those who agreed."""
    today = timezone.localdate()
    found = find_gap(request.region, slug, about, code, today.year)
    if found is None:
        raise Http404
    own = list(taking_on_by(request.user, request.region, today).by_name())
    form = _form(request, own)
    back = reverse("gaps:gap", args=[slug, about, code])
    if request.method == "POST":
        require(bool(own), _("Only an association's own people and the coordination can do this."))
        if done(form, lambda: _take_on(request, found, form)):
            messages.success(request, _("Saved. Everyone sees now who has taken this on."))
            return redirect(f"{back}#taken")
    told = {
        "form": form, "rows": own, "back": back, "submit": _("Take this on"),
        "place": found[0], "term": found[1],
    }  # fmt: skip
    return render(request, "desk/gap_take_on.html", told)


def _form(request: SignedInRequest, own: list[Organisation]) -> TakeOnForm:
    today = timezone.localdate()
    is_keeper = may_keep_structures(request.user, request.region, today)
    networks = list(networks_in(request.region).running_on(today).by_name()) if is_keeper else []
    return TakeOnForm(
        request.POST or None, own=own, networks=networks, is_keeper=is_keeper,
        language=language_of_page(), today=today,
    )  # fmt: skip


def _take_on(request: SignedInRequest, found: tuple[Municipality, Term], form: TakeOnForm) -> None:
    take_on_gap(
        region=request.region, gap=MissingHere(*found), owners=form.owners(),
        agreed=form.agreed(), since_on=form.cleaned_data["since_on"], actor=request.user,
        now=timezone.now(),
    )  # fmt: skip


@once
def outcome(request: SignedInRequest, code: str) -> HttpResponse:
    """Tell how it fares with a gap that one's association took on."""
    rows = SharedStructure.objects.in_region(request.region)
    row = get_object_or_404(rows.select_related("region", "municipality", "term"), code=code)
    if not may_tell_outcome(request.user, row, timezone.localdate()):
        raise PermissionDenied(_("Only those who took this on and the coordination can do this."))
    form = OutcomeForm(request.POST or None, structure=row)
    back = reverse(
        "gaps:gap", args=[row.municipality.slug, about_of(row.term.scheme), row.term.code]
    )

    def tell() -> None:
        tell_outcome(
            structure=row, state=form.state_told(), outcome=texts_of(form, "outcome"),
            actor=request.user, now=timezone.now(),
        )  # fmt: skip

    if done(form, tell):
        messages.success(request, _("Saved. The gap's page tells it now."))
        return redirect(f"{back}#taken")
    return form_page(
        request, form, title=_("Tell what came of it"), lead=row.municipality.name,
        submit=_("Save what was told"), back=back,
    )  # fmt: skip
