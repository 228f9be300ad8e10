"""One's own account: name and language, where one is signed in, a text that waited."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from kumaja.foundation.accounts.actions import change_details, end_sign_ins
from kumaja.foundation.accounts.forms import DetailsForm
from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.accounts.gates.kept_forms import kept_form, let_go
from kumaja.foundation.accounts.queries import has_second_factor, open_sign_ins
from kumaja.foundation.audit.gates import once
from kumaja.foundation.regions.gates import without_region, works_when_closed


@works_when_closed
@without_region
@never_cache
@once
def settings(request: SignedInRequest) -> HttpResponse:
    """Change name and language."""
    user = request.user
    form = DetailsForm(request.POST or None, initial={"name": user.name, "language": user.language})
    if form.is_valid():
        change_details(user=user, actor=user, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Your details were saved."))
        return redirect("accounts:settings")
    told = {"form": form, "is_guarded": has_second_factor(user)}
    return render(request, "accounts/settings.html", told)


@works_when_closed
@without_region
@never_cache
@once
def sign_ins(request: SignedInRequest) -> HttpResponse:
    """Show where one is signed in, and sign out of one place or of all others."""
    open_ones = list(open_sign_ins(request.user, now=timezone.now()))
    here = request.session.session_key
    if request.method == "POST":
        chosen = request.POST.get("code", "")
        others = [row for row in open_ones if row.session_key != here]
        ended = [row.session_key for row in others if chosen in ("", row.code)]
        end_sign_ins(user=request.user, session_keys=ended, now=timezone.now())
        messages.success(request, _("Signed out elsewhere."))
        return redirect("accounts:sign_ins")
    rows = [(row, row.session_key == here) for row in open_ones]
    return render(request, "accounts/sign_ins.html", {"rows": rows, "others": len(rows) > 1})


@without_region
@never_cache
def show_kept_form(request: HttpRequest) -> HttpResponse:
    """Show the text that was sent after the session ended; its button sends it on."""
    kept = kept_form(request)
    if kept is None:
        return redirect("accounts:settings")
    if request.method == "POST":
        let_go(request)
        return redirect("accounts:settings")
    return render(request, "accounts/kept_form.html", {"kept": kept})
