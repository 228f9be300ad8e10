"""Meidän yhdistys: what is known elsewhere, to use and correct."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.front.desk.actions import adopt_into_own_record
from kumaja.front.desk.forms.adopting import AdoptForm
from kumaja.front.desk.gates import for_association
from kumaja.front.desk.queries.adopting import found_rows, owned_fields
from kumaja.front.desk.views.lists import language_of_page
from kumaja.network.registry.models import Organisation


@once
@for_association
def record_adopt(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """Choose field by field what is used of what was found."""
    rows = found_rows(organisation, language_of_page())
    form = AdoptForm(request.POST or None, rows=rows)
    if request.method == "POST" and rows and form.is_valid():
        try:
            adopt_into_own_record(
                organisation=organisation, region=request.region, taken=form.taken(),
                actor=request.user, now=timezone.now(),
            )  # fmt: skip
        except ValidationError as wrong:
            form.add_error(None, ValidationError(wrong.messages))
        else:
            return redirect("desk:record_saved", address=organisation.address)
    told: dict[str, Any] = {"organisation": organisation, "form": form, "rows": rows}
    told["owned"] = owned_fields(organisation)
    return render(request, "desk/record_adopt.html", told)
