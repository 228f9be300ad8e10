"""An association's own part in networks: it joins, changes how actively, and leaves by itself."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.domain.codes import code_in
from kumaja.foundation.core.gates import require
from kumaja.front.desk.forms.networks import DegreeForm, JoinForm
from kumaja.front.desk.gates import for_association
from kumaja.front.desk.views.acting import done, pressed
from kumaja.front.desk.views.lists import language_of_page
from kumaja.network.networks.actions.membership import change_degree, join_network, leave_network
from kumaja.network.networks.domain.kinds import Degree
from kumaja.network.networks.models import Network, NetworkMembership
from kumaja.network.networks.policies import may_take_part, taking_part_by, visible_in
from kumaja.network.networks.queries.lists import parts_of
from kumaja.network.networks.queries.offers import offers_of
from kumaja.network.registry.models import Organisation


def find(request: SignedInRequest, address: str) -> Network:
    """Return the network that the address names; 404 when it is not of the region."""
    return get_object_or_404(visible_in(request.region), code=code_in(address))


@once
def join(request: SignedInRequest, address: str) -> HttpResponse:
    """Let an association join, by one of its own people; which one is chosen in the form."""
    network, today = find(request, address), timezone.localdate()
    rows = list(taking_part_by(request.user, request.region, today).by_name())
    form = JoinForm(request.POST or None, rows=rows, language=language_of_page())
    if request.method == "POST":
        require(bool(rows), _("Only an association's own people can let it join."))
        if done(form, lambda: _join(request, network, form)):
            messages.success(request, _("Your association is in the network from today on."))
            return redirect("desk:networks", address=form.chosen().address)
    told = {"network": network, "form": form, "rows": rows, "region": request.region}
    told["has_ended"] = network.has_ended_on(today)
    return render(request, "desk/network_join.html", told)


def _join(request: SignedInRequest, network: Network, form: JoinForm) -> None:
    join_network(
        network=network, organisation=form.chosen(), degree=Degree(form.cleaned_data["degree"]),
        actor=request.user, now=timezone.now(),
    )  # fmt: skip


@require_safe
@for_association
def networks(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """Show the networks that the association is in, and what it has offered to take."""
    today = timezone.localdate()
    told = {
        "organisation": organisation,
        "parts": parts_of(organisation, request.region, today),
        "offers": offers_of(organisation, request.region),
        "may_decide": may_take_part(request.user, organisation, today),
    }
    return render(request, "desk/networks.html", told)


@once
@for_association
def membership(request: SignedInRequest, organisation: Organisation, code: str) -> HttpResponse:
    """Show the association's part in a network; change how actively it takes part."""
    row = _own(request, organisation, code)
    may_decide = may_take_part(request.user, organisation, timezone.localdate())
    form = DegreeForm(request.POST or None, degree=row.degree)
    if request.method == "POST":
        require(may_decide, _("Only the association itself decides on its part in a network."))
        if done(form, lambda: _change(request, row, form)):
            messages.success(request, _("Saved. The network's page shows it from today on."))
            return redirect("desk:networks", address=organisation.address)
    told = {"organisation": organisation, "row": row, "form": form, "may_decide": may_decide}
    return render(request, "desk/network_membership.html", told)


def _change(request: SignedInRequest, row: NetworkMembership, form: DegreeForm) -> None:
    degree = Degree(form.cleaned_data["degree"])
    change_degree(membership=row, degree=degree, actor=request.user, now=timezone.now())


@require_POST
@once
@for_association
def membership_leave(
    request: SignedInRequest, organisation: Organisation, code: str
) -> HttpResponse:
    """End the association's membership today."""
    row = _own(request, organisation, code)
    require(
        may_take_part(request.user, organisation, timezone.localdate()),
        _("Only the association itself decides on its part in a network."),
    )
    pressed(
        request, lambda: leave_network(membership=row, actor=request.user, now=timezone.now()),
        told=_("The membership has ended. You can come back at any time."),
    )  # fmt: skip
    return redirect("desk:networks", address=organisation.address)


def _own(request: SignedInRequest, organisation: Organisation, code: str) -> NetworkMembership:
    rows = NetworkMembership.objects.open().select_related("network__region", "organisation")
    own = rows.filter(organisation=organisation, network__in=visible_in(request.region))
    return get_object_or_404(own, code=code)
