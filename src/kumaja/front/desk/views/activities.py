"""The association's activities: list, add, correct, confirm, end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.front.desk.actions import ChangedMeanwhile, Form, add_activity, save_activity
from kumaja.front.desk.forms.activity import LISTS, ActivityForm
from kumaja.front.desk.forms.differences import (
    ChoiceForm,
    RowsPair,
    differences,
    with_theirs,
)
from kumaja.front.desk.forms.ending import EndForm
from kumaja.front.desk.forms.times import (
    channel_rows,
    channels_of,
    schedule_rows,
    schedules_of,
)
from kumaja.front.desk.forms.whole import Rows, Whole
from kumaja.front.desk.gates import REGION_CLOSED, for_association, served_organisations
from kumaja.front.desk.queries.history import acts_on
from kumaja.front.desk.queries.offers import Offers, get_offers
from kumaja.front.desk.queries.tables import activities_table
from kumaja.front.desk.queries.tasks import own_activities, waiting_for
from kumaja.front.desk.queries.versions import version_of
from kumaja.front.desk.views.lists import language_of_page, table_of, tables_here
from kumaja.help.directory.actions.activities import (
    ActivityLinks,
    confirm_activity,
    end_activity,
)
from kumaja.help.directory.models import Activity
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import seen_of

View = Callable[[SignedInRequest, Organisation, Activity], HttpResponse]


def _of_association(view: View) -> Callable[..., HttpResponse]:
    """Load the activity among those of the association that the address names."""

    @for_association
    @wraps(view)
    def answer(request: SignedInRequest, organisation: Organisation, code: str) -> HttpResponse:
        rows = Activity.objects.in_region(request.region).current().with_page()
        row = get_object_or_404(rows, organisation=organisation, code=code)
        return view(request, organisation, row)

    return answer


@dataclass(frozen=True, slots=True)
class _Forms:
    """The form of an activity with its rows of places and times."""

    form: ActivityForm
    channels: Rows
    schedules: Rows
    offers: Offers
    activity: Activity | None

    @property
    def whole(self) -> Whole:
        """All of it as one form."""
        return Whole(self.form, self.channels, self.schedules)

    def pairs(self) -> tuple[RowsPair, RowsPair]:
        """Return places and times as they were sent beside those that are stored now."""
        channels, schedules = _stored_rows(self.activity, self.offers)
        return (
            RowsPair(_("Places and channels"), self.channels, channels, ("kind",)),
            RowsPair(_("Times"), self.schedules, schedules, ("repeat",)),
        )

    def links(self) -> ActivityLinks:
        """Return what belongs to the activity."""
        channels = channels_of(self.channels, self.offers, self.activity)
        return replace(
            self.form.links(),
            channels=[row for row in channels if row],
            schedules=schedules_of(self.schedules, channels),
        )


def _stored_rows(row: Activity | None, offers: Offers) -> tuple[Rows, Rows]:
    return channel_rows(None, row, offers), schedule_rows(None, row, _language())


def _language() -> str:
    return (get_language() or "fi")[:2]


@require_safe
@for_association
def activities(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """Show all that the association offers, with how fresh each is."""
    rows = own_activities([organisation], request.region, timezone.now())
    if answer := table_of(request, lambda: activities_table(rows, language_of_page())):
        return answer
    told = {"organisation": organisation, "activities": rows, "tables": tables_here(request)}
    return render(request, "desk/activities.html", told)


@require_safe
@_of_association
def activity(request: SignedInRequest, organisation: Organisation, row: Activity) -> HttpResponse:
    """Show one activity with what can be done to it."""
    now = timezone.now()
    own = [
        each for each in own_activities([organisation], request.region, now) if each.activity == row
    ]
    told = {
        "organisation": organisation,
        "activity": row,
        "own": own[0],
        "waiting": waiting_for([], own, now),
        "acts": acts_on(
            row, seen_of(request.user, organisation, request.region, timezone.localdate(now))
        ),
    }
    return render(request, "desk/activity.html", told)


@require_POST
@once
@_of_association
def activity_confirm(
    request: SignedInRequest, organisation: Organisation, row: Activity
) -> HttpResponse:
    """Say that the activity's record still holds."""
    confirm_activity(activity=row, actor=request.user, now=timezone.now())
    messages.success(request, _("Thank you. Readers see that the record was checked today."))
    return redirect("desk:our_association", address=organisation.address)


@once
@for_association
def activity_create(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """Add an activity, for an association that one chooses when one serves several."""
    others = [row for row in served_organisations(request) if row != organisation]
    forms = _forms(request, None, [organisation, *others])
    if request.method == "POST" and forms.whole.is_valid():
        try:
            row = add_activity(
                organisation=forms.form.organisation_chosen(), region=request.region,
                values=forms.form.values(), links=forms.links(), actor=request.user,
                now=timezone.now(),
            )  # fmt: skip
        except RegionClosed:
            forms.whole.add_error(ValidationError(REGION_CLOSED))
        except ValidationError as wrong:
            forms.whole.add_error(wrong)
        else:
            return _saved(row)
    told = {"organisation": organisation, "forms": forms, "version": "new"}
    return render(request, "desk/activity_form.html", told)


@once
@_of_association
def activity_edit(
    request: SignedInRequest, organisation: Organisation, row: Activity
) -> HttpResponse:
    """Correct an activity."""
    forms = _forms(request, row, [])
    told: dict[str, Any] = {"organisation": organisation, "activity": row, "forms": forms}
    told["version"] = request.POST.get("version", "") if request.POST else version_of(row)
    if request.method == "POST" and forms.whole.is_valid():
        form = Form(told["version"], forms.form.values())
        try:
            save_activity(
                activity=row, form=form, links=forms.links(), actor=request.user, now=timezone.now()
            )
        except ChangedMeanwhile:
            found = differences(forms.form, *forms.pairs())
            if not found:
                return _saved(row)
            told |= {"differences": found, "choice": ChoiceForm(found)}
            told["version"] = version_of(row)
        except RegionClosed:
            forms.whole.add_error(ValidationError(REGION_CLOSED))
        except ValidationError as wrong:
            forms.whole.add_error(wrong)
        else:
            return _saved(row)
    return render(request, "desk/activity_form.html", told)


def _forms(request: SignedInRequest, row: Activity | None, actable: list[Organisation]) -> _Forms:
    data: QueryDict | None = request.POST if request.method == "POST" else None
    offers = get_offers(request.region, _language(), *LISTS.values())
    form = ActivityForm(data, offers=offers, activity=row, actable=actable)
    if data is not None and (taken := data.getlist("take")):
        data = with_theirs(data, form, taken, *_stored_rows(row, offers))
        form = ActivityForm(data, offers=offers, activity=row, actable=actable)
    return _Forms(
        form, channel_rows(data, row, offers), schedule_rows(data, row, _language()), offers, row
    )


def _saved(row: Activity) -> HttpResponse:
    return redirect("desk:activity_saved", address=row.organisation.address, code=row.code)


@require_safe
@_of_association
def activity_saved(
    request: SignedInRequest, organisation: Organisation, row: Activity
) -> HttpResponse:
    """Say where the words go."""
    told = {
        "organisation": organisation,
        "activity": row,
        "areas": row.areas.order_by("sort_key_fi", "pk"),
    }
    return render(request, "desk/activity_saved.html", told)


@once
@_of_association
def activity_end(
    request: SignedInRequest, organisation: Organisation, row: Activity
) -> HttpResponse:
    """Say that the activity has ended, and what goes on instead."""
    today = timezone.localdate()
    running = Activity.objects.in_region(request.region).current().running_on(today)
    others = running.filter(organisation=organisation).exclude(pk=row.pk).order_by("sort_key", "pk")
    form = EndForm(request.POST or None, today=today, others=list(others))
    if form.is_valid():
        ended_on = form.cleaned_data["ended_on"]
        end_activity(
            activity=row,
            ended_on=ended_on,
            successor=form.chosen(),
            actor=request.user,
            now=timezone.now(),
        )
        messages.success(
            request, _("The end is told. The page stays, and says what goes on instead.")
        )
        return redirect("desk:activities", address=organisation.address)
    told = {"organisation": organisation, "activity": row, "form": form}
    return render(request, "desk/activity_end.html", told)
