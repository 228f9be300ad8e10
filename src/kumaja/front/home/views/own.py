"""Omat: one's roles, name, language; one's own data: see, take out, erase."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kumaja.foundation.accounts.actions import change_details
from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.accounts.queries import has_second_factor
from kumaja.foundation.audit.gates import once
from kumaja.foundation.regions.gates import without_region, works_when_closed
from kumaja.front.desk.queries.people import roles_held
from kumaja.front.home.actions.own_data import ROOMS, erase_person
from kumaja.front.home.forms.own import EraseForm, OwnForm
from kumaja.front.home.queries.own_data import export_of
from kumaja.network.registry.gates import without_second_factor
from kumaja.voice.contributions.domain.kinds import SpeakerKind
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.echo.queries.voices import voices_of

SHOWN = 20


@works_when_closed
@without_region
@without_second_factor
@never_cache
@once
def my_page(request: SignedInRequest) -> HttpResponse:
    """Show one's roles and own data; change name and language."""
    user = request.user
    initial = {"name": user.name, "language": user.language}
    form = OwnForm(request.POST or None, initial=initial, use_required_attribute=False)
    if form.is_valid():
        change_details(user=user, actor=user, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Your details were saved."))
        return redirect("desk:my_page")
    held, former = roles_held(user, timezone.localdate())
    told = {"form": form, "held": held, "former": former, "is_guarded": has_second_factor(user)}
    own = Contribution.objects.filter(person=user, speaker_kind=SpeakerKind.RESIDENT)
    told["voices"] = voices_of(own, timezone.now(), shown=SHOWN)
    told["purposes"] = [entry for room in ROOMS for entry in room.RECORD]
    return render(request, "home/my_page.html", told)


@without_region
@without_second_factor
@never_cache
@require_safe
def take_out(request: SignedInRequest) -> HttpResponse:
    """Hand out one's own data as a file that a program reads."""
    found = export_of(request.user, ROOMS)
    answer = JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = 'attachment; filename="kumaja.json"'
    return answer


@works_when_closed
@without_region
@without_second_factor
@never_cache
@once
def erase(request: SignedInRequest) -> HttpResponse:
    """Erase oneself, after a tick that one means it; then one is signed out."""
    form = EraseForm(request.POST or None)
    if form.is_valid():
        language = request.user.language
        erase_person(user=request.user, now=timezone.now())
        logout(request)
        with override(language):
            messages.success(request, _("Your data was erased, and you have signed out."))
        return redirect("account_login")
    held, _former = roles_held(request.user, timezone.localdate())
    return render(request, "home/erase.html", {"form": form, "held": held})
