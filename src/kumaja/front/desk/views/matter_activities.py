"""The activities that a decision led to: naming one, taking one back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.front.desk.forms.matter_activity import FindActivityForm, NameActivityForm
from kumaja.front.desk.queries.matter_activities import SHOWN, activities_called
from kumaja.front.desk.views.lists import language_of_page
from kumaja.front.desk.views.matters_acting import done, of_matter, pressed
from kumaja.voice.echo.actions.activities import name_activity, unname_activity
from kumaja.voice.echo.models import DecisionActivity
from kumaja.voice.echo.queries.led_to import led_to
from kumaja.voice.matters.models import Decision, Matter


@require_http_methods(["GET", "HEAD", "POST"])
@once
@of_matter
def matter_activities(request: SignedInRequest, matter: Matter, decision: str) -> HttpResponse:
    """Show what a decision led to; look for an activity by name, pick it, say what came of it."""
    rows = Decision.objects.in_force().filter(matter=matter).select_related("matter__region")
    row, now = get_object_or_404(rows, code=decision), timezone.now()
    find = FindActivityForm(request.GET)
    wanted = find.cleaned_data["q"] if find.is_valid() else ""
    found = activities_called(request.region, wanted)
    form = NameActivityForm(
        request.POST or None, rows=found[:SHOWN], language=language_of_page()
    )  # fmt: skip

    def name() -> None:
        name_activity(
            decision=row, activity=form.chosen(), outcome=form.outcome(), actor=request.user,
            now=now,
        )  # fmt: skip

    if done(form, name):
        messages.success(request, _("It stands on the page of the activity now, and in the echo."))
        return redirect("desk:matter_activities", code=matter.code, decision=row.code)
    told: dict[str, Any] = {
        "matter": matter, "decision": row, "find": find, "wanted": wanted, "form": form,
        "found": found[:SHOWN], "is_more": len(found) > SHOWN,
        "named": led_to(matter, now).get(row.pk, ()),
        "back": reverse("desk:kept_matter", args=[matter.code]),
    }  # fmt: skip
    return render(request, "desk/matter_activities.html", told)


@require_POST
@once
@of_matter
def matter_activity_drop(
    request: SignedInRequest, matter: Matter, decision: str, named: str
) -> HttpResponse:
    """Take an activity back from the decision; `decision` is the newest, the tie may be older."""
    rows = DecisionActivity.objects.filter(decision__matter=matter)
    row = get_object_or_404(rows.select_related("decision__matter__region"), code=named)
    pressed(
        request,
        lambda: unname_activity(link=row, actor=request.user, now=timezone.now()),
        told=_("The activity was taken back."),
    )
    return redirect("desk:matter_activities", code=matter.code, decision=decision)
