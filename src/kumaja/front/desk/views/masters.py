"""Tietojen isäntä: which other system owns fields of the record."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.gates import require
from kumaja.front.desk.forms.masters import MasterForm
from kumaja.front.desk.gates import for_association
from kumaja.front.desk.queries.masters import declared_of, field_names, systems_for
from kumaja.network.registry.actions.masters import declare_master
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import MasterSystem, Organisation
from kumaja.network.registry.policies import may_grant
from kumaja.network.registry.queries.masters import masters_of


@once
@for_association
def masters(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """Show whose the record's fields are, and tell it of one more system or otherwise."""
    _require_right(request, organisation)
    today = timezone.localdate()
    asked = request.GET.get("system", "")
    stored = next((row for row in masters_of(organisation) if row.source == asked), None)
    systems = systems_for(organisation, request.region, today)
    form = MasterForm(request.POST or None, systems=systems, stored=stored)
    if form.is_valid() and (row := _declared(request, organisation, form)):
        messages.success(request, _what_follows(row))
        return redirect("desk:masters", address=organisation.address)
    rows = declared_of(organisation, today)
    told = {"organisation": organisation, "form": form, "rows": rows}
    return render(request, "desk/masters.html", told)


def _require_right(request: SignedInRequest, organisation: Organisation) -> None:
    """Let in who may also give a key: it decides who else writes in the association's name."""
    require(
        may_grant(request.user, RoleKind.EDITOR, organisation, timezone.localdate()),
        _("Only a spokesperson or the coordination tells which system owns the details."),
    )


def _declared(
    request: SignedInRequest, organisation: Organisation, form: MasterForm
) -> MasterSystem | None:
    given = form.cleaned_data
    try:
        return declare_master(
            organisation=organisation, region=request.region, source=given["system"],
            name=form.name, fields=given["fields_owned"], url=given["url"], actor=request.user,
            now=timezone.now(),
        )  # fmt: skip
    except ValidationError as refused:
        form.add_error("fields_owned", refused.messages)
    return None


def _what_follows(row: MasterSystem) -> str:
    told = _(
        "Saved. From now on correct these in %(name)s: %(fields)s. They come from there to here,"
        " and from here to search, your page and the open data. Here they are shown, not changed."
    )
    return told % {"name": row.name, "fields": field_names(row.fields)}


@require_POST
@once
@for_association
def master_end(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """Let a system own nothing more: its fields are written here again, from what stands now."""
    _require_right(request, organisation)
    asked = request.POST.get("system", "")
    row = next((row for row in masters_of(organisation) if row.source == asked), None)
    if row is None:
        raise Http404
    declare_master(
        organisation=organisation, region=request.region, source=row.source, name=row.name,
        fields=(), actor=request.user, now=timezone.now(),
    )  # fmt: skip
    told = _("Ended. These are now corrected here again: %(fields)s. The words stay as they are.")
    messages.success(request, told % {"fields": field_names(row.fields)})
    return redirect("desk:masters", address=organisation.address)
