"""Koordinaatio: the region's networks: founding, amending, ending, taking out of lists."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.front.desk.forms.network_keeping import (
    SCHEMES,
    LastDayForm,
    NetworkForm,
    ReasonForm,
)
from kumaja.front.desk.gates import coordinators
from kumaja.front.desk.queries.kept_networks import (
    bodies_of,
    conveners_in,
    get_kept_network,
    list_kept_networks,
)
from kumaja.front.desk.queries.offers import get_offers
from kumaja.front.desk.queries.tables import networks_table
from kumaja.front.desk.views.acting import done, form_page
from kumaja.front.desk.views.lists import language_of_page, table_of, tables_here
from kumaja.network.networks.actions.founding import (
    amend_network,
    archive_network,
    end_network,
    found_network,
)
from kumaja.network.networks.models import Network
from kumaja.network.networks.policies import kept_by


def find_kept(request: SignedInRequest, code: str) -> Network:
    """Return the network that the visitor keeps; 404 for any other, and for what was archived."""
    rows = kept_by(request.user, request.region, timezone.localdate()).current()
    return get_object_or_404(rows.select_related("region", "convener"), code=code)


@require_safe
@coordinators
def kept_networks(request: SignedInRequest) -> HttpResponse:
    """List the region's networks with what waits in each."""
    day = timezone.localdate()
    rows = list_kept_networks(request.user, request.region, day)
    if answer := table_of(request, lambda: networks_table(rows, language_of_page())):
        return answer
    told = {"rows": rows, "bodies": bodies_of(request.region), "tables": tables_here(request)}
    return render(request, "desk/kept_networks.html", told)


@require_safe
@coordinators
def kept_network(request: SignedInRequest, code: str) -> HttpResponse:
    """Show a network with everything that coordination keeps of it."""
    network = find_kept(request, code)
    page = get_kept_network(network, timezone.localdate())
    return render(request, "desk/kept_network.html", {"page": page, "network": network})


@once
@coordinators
def kept_network_create(request: SignedInRequest) -> HttpResponse:
    """Found a network."""
    form, saved = _form(request, None), list[Network]()

    def found() -> None:
        network = found_network(
            region=request.region, values=form.values(), links=form.links(), actor=request.user,
            now=timezone.now(),
        )  # fmt: skip
        saved.append(network)

    if done(form, found):
        messages.success(request, _("The network was founded. Associations can join it now."))
        return redirect("desk:kept_network", code=saved[0].code)
    return form_page(
        request, form, title=_("Found a network"), submit=_("Save the network"),
        back=reverse("desk:kept_networks"),
    )  # fmt: skip


@once
@coordinators
def kept_network_edit(request: SignedInRequest, code: str) -> HttpResponse:
    """Amend what a network is."""
    network = find_kept(request, code)
    form = _form(request, network)

    def amend() -> None:
        amend_network(
            network=network, values=form.values(), links=form.links(), actor=request.user,
            now=timezone.now(),
        )  # fmt: skip

    if done(form, amend):
        messages.success(request, _("The network was saved."))
        return redirect("desk:kept_network", code=code)
    return form_page(
        request, form, title=_("Amend the network"), lead=network.name,
        submit=_("Save the network"), back=reverse("desk:kept_network", args=[code]),
    )  # fmt: skip


def _form(request: SignedInRequest, network: Network | None) -> NetworkForm:
    offers = get_offers(request.region, language_of_page(), *SCHEMES)
    return NetworkForm(
        request.POST or None, network=network, offers=offers, today=timezone.localdate(),
        conveners=conveners_in(request.region, network),
    )  # fmt: skip


@once
@coordinators
def kept_network_end(request: SignedInRequest, code: str) -> HttpResponse:
    """End a network on a day."""
    network = find_kept(request, code)
    form = LastDayForm(request.POST or None, today=timezone.localdate())

    def end() -> None:
        end_network(network=network, ends_on=form.ends_on(), actor=request.user, now=timezone.now())

    if done(form, end):
        messages.success(request, _("The network's end was saved. Its page stays readable."))
        return redirect("desk:kept_network", code=code)
    return form_page(
        request, form, title=_("End the network"), lead=network.name, submit=_("End the network"),
        back=reverse("desk:kept_network", args=[code]),
        note=_("Its page stays, with its members, its goals and who held its tasks at the end."),
    )  # fmt: skip


@once
@coordinators
def kept_network_archive(request: SignedInRequest, code: str) -> HttpResponse:
    """Take a network out of lists, one founded twice or by mistake."""
    network = find_kept(request, code)
    form = ReasonForm(request.POST or None)

    def archive() -> None:
        archive_network(
            network=network, reason=form.cleaned_data["reason"], actor=request.user,
            now=timezone.now(),
        )  # fmt: skip

    if done(form, archive):
        messages.success(request, _("The network is out of lists. Its page says why."))
        return redirect("desk:kept_networks")
    return form_page(
        request, form, title=_("Take the network out of lists"), lead=network.name,
        submit=_("Take the network out of lists"), back=reverse("desk:kept_network", args=[code]),
        note=_("For a network founded twice or by mistake. One that did its work is ended."),
    )  # fmt: skip
