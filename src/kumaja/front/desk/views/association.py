"""‘Meidän yhdistys’: what waits, what we do, who we are; and the record itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.front.desk.actions import ChangedMeanwhile, Form, confirm_own_record, save_record
from kumaja.front.desk.forms.contacts import contact_rows, contacts_of, contacts_pair
from kumaja.front.desk.forms.differences import ChoiceForm, differences, with_theirs
from kumaja.front.desk.forms.record import LISTS, RecordForm
from kumaja.front.desk.forms.whole import Rows, Whole
from kumaja.front.desk.gates import REGION_CLOSED, for_association, note_waiting
from kumaja.front.desk.queries.adopting import owned_fields
from kumaja.front.desk.queries.history import acts_on
from kumaja.front.desk.queries.offers import Offers, get_offers
from kumaja.front.desk.queries.people import people_of
from kumaja.front.desk.queries.tasks import own_activities, waiting_for
from kumaja.front.desk.queries.versions import version_of
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Contact, Organisation
from kumaja.network.registry.policies import may_grant, may_speak_for, seen_of
from kumaja.network.registry.queries.adoptable import adoptable_of
from kumaja.network.registry.queries.masters import owned_words
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.echo.queries.returned import Returned, returned_to
from kumaja.voice.echo.queries.voices import voices_of

_VOICES_SHOWN = 5


@require_safe
@for_association
def our_association(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """Show what waits for the association, what it does, and who acts for it."""
    now = timezone.now()
    activities = own_activities([organisation], request.region, now)
    waiting = waiting_for([organisation], activities, now, region=request.region)
    note_waiting(request, len(waiting.tasks))
    said = Contribution.objects.in_region(request.region)
    voices = voices_of(said.of(organisation), now, shown=_VOICES_SHOWN)
    told = {
        "organisation": organisation,
        "activities": activities,
        "waiting": waiting,
        "today": timezone.localdate(now),
        "people": people_of(organisation, timezone.localdate()),
        "is_new": organisation.claimed_at is None,
        "found": adoptable_of(organisation),
        "returned": _returned(request, organisation) if voices else [],
        "may_judge": may_speak_for(request.user, organisation, timezone.localdate()),
        "voices": voices,
    }
    return render(request, "desk/our_association.html", told)


def _returned(request: SignedInRequest, organisation: Organisation) -> list[Returned]:
    return returned_to(request.region, [organisation], shown=_VOICES_SHOWN)


@require_safe
@for_association
def record(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """Show the record as it stands, with one button that says it still holds."""
    told: dict[str, Any] = {
        "organisation": organisation,
        "contacts": _reached(organisation),
        "areas": organisation.areas.order_by("sort_key_fi", "pk"),
        "terms": organisation.terms.order_by("scheme", "position", "pk"),
        "owned": owned_fields(organisation),
        "may_declare": may_grant(request.user, RoleKind.EDITOR, organisation, timezone.localdate()),
    }
    return render(request, "desk/record.html", told)


@require_POST
@once
@for_association
def record_confirm(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """Say that the record still holds."""
    confirm_own_record(
        organisation=organisation, region=request.region, actor=request.user, now=timezone.now()
    )
    messages.success(request, _("Thank you. Readers see that the record was checked today."))
    return redirect("desk:our_association", address=organisation.address)


@require_safe
@for_association
def record_history(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """Show who changed what, field by field."""
    seen = seen_of(request.user, organisation, request.region, timezone.localdate())
    told = {"organisation": organisation, "acts": acts_on(organisation, seen)}
    return render(request, "desk/record_history.html", told)


@once
@for_association
def record_edit(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """Correct the record."""
    offers = get_offers(request.region, (get_language() or "fi")[:2], *LISTS.values())
    form, rows = _forms(request, organisation, offers)
    sent = [] if "contacts" in form.owned else [rows]
    whole, told = Whole(form, *sent), dict[str, Any]()
    if request.method == "POST" and whole.is_valid():
        try:
            saved = _save(request, organisation, form, rows)
        except ChangedMeanwhile:
            found = differences(form, *(contacts_pair(each, organisation) for each in sent))
            if not found:
                return redirect("desk:record_saved", address=organisation.address)
            told |= {"differences": found, "choice": ChoiceForm(found)}
        except RegionClosed:
            whole.add_error(ValidationError(REGION_CLOSED))
        except ValidationError as wrong:
            whole.add_error(wrong)
        else:
            return redirect("desk:record_saved", address=saved.address)
    told |= {"organisation": organisation, "form": form, "rows": rows, "whole": whole}
    told["owned"], told["reached"] = owned_fields(organisation), _reached(organisation)
    told["version"] = _version(request, organisation, told)
    return render(request, "desk/record_form.html", told)


def _reached(organisation: Organisation) -> QuerySet[Contact]:
    return organisation.contacts.order_by("position", "pk")


def _forms(
    request: SignedInRequest, organisation: Organisation, offers: Offers
) -> tuple[RecordForm, Rows]:
    data: QueryDict | None = request.POST if request.method == "POST" else None
    about: dict[str, Any] = {"organisation": organisation, "offers": offers}
    about["year"] = timezone.localdate().year
    about["owned"] = owned_words(organisation)
    form = RecordForm(data, **about)
    if data is not None and (taken := data.getlist("take")):
        data = with_theirs(data, form, taken, contact_rows(None, organisation))
        form = RecordForm(data, **about)
    return form, contact_rows(data, organisation)


def _save(
    request: SignedInRequest, organisation: Organisation, form: RecordForm, rows: Rows
) -> Organisation:
    contacts = None if "contacts" in form.owned else contacts_of(rows)
    return save_record(
        organisation=organisation, region=request.region, actor=request.user, now=timezone.now(),
        form=Form(request.POST.get("version", ""), form.values()),
        links=replace(form.links(), contacts=contacts),
    )  # fmt: skip


def _version(request: SignedInRequest, row: Organisation, told: dict[str, Any]) -> str:
    """Return the state the form was made from; after a conflict was shown, the present one."""
    if request.method == "POST" and "differences" not in told:
        return request.POST.get("version", "")
    return version_of(row)


@require_safe
@for_association
def record_saved(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """Say where the words go."""
    areas = organisation.areas.order_by("sort_key_fi", "pk")
    return render(request, "desk/record_saved.html", {"organisation": organisation, "areas": areas})
