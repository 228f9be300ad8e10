"""Rajapinnan avaimet: keys by which another system of the association writes here."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from kumaja.foundation.accounts.engine.encryption import Undecipherable, decrypt, encrypt
from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.gates import require
from kumaja.foundation.regions.gates import works_when_closed
from kumaja.front.desk.forms.api_keys import ApiKeyForm
from kumaja.front.desk.gates import for_association
from kumaja.front.desk.queries.api_keys import keys_of
from kumaja.network.registry.actions.api_keys import create_key, revoke_key
from kumaja.network.registry.domain.api_keys import Scope
from kumaja.network.registry.domain.days import end_after
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import ApiKey, Organisation
from kumaja.network.registry.policies import may_grant

_SHOWN_ONCE = "new_api_key"  # encrypted, until the next page shows it


@never_cache
@once
@for_association
def api_keys(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """Show the keys in use; make one, which is shown this once."""
    today = timezone.localdate()
    _require_right(request, organisation)
    form = ApiKeyForm(request.POST or None, today=today)
    if form.is_valid() and _made(request, organisation, form):
        return redirect("desk:api_keys", address=organisation.address)
    told = {
        "organisation": organisation,
        "rows": keys_of(organisation, request.region, today),
        "form": form,
        "new_key": _taken_up(request) if request.method == "GET" else "",
        "here": request.build_absolute_uri(f"{request.region_prefix}/api/v1/"),
    }
    return render(request, "desk/api_keys.html", told)


def _require_right(request: SignedInRequest, organisation: Organisation) -> None:
    today = timezone.localdate()
    require(
        may_grant(request.user, RoleKind.EDITOR, organisation, today),
        _("Only a spokesperson or the coordination looks after keys."),
    )


def _made(request: SignedInRequest, organisation: Organisation, form: ApiKeyForm) -> bool:
    given = form.cleaned_data
    try:
        _row, key = create_key(
            organisation=organisation, region=request.region, name=given["name"],
            scopes=[Scope(each) for each in given["scopes"]], ends_on=end_after(given["last_on"]),
            actor=request.user, now=timezone.now(),
        )  # fmt: skip
    except ValidationError as refused:
        form.add_error(None, refused.messages)
        return False
    request.session[_SHOWN_ONCE] = encrypt(key, (settings.SECRET_KEY,))
    return True


def _taken_up(request: HttpRequest) -> str:
    """Return the key that was just made, and forget it."""
    kept = request.session.pop(_SHOWN_ONCE, "")
    try:
        return decrypt(kept, (settings.SECRET_KEY,)) if kept else ""
    except Undecipherable:
        return ""


@works_when_closed
@once
@for_association
def api_key_revoke(request: SignedInRequest, organisation: Organisation, code: str) -> HttpResponse:
    """End a key at once."""
    _require_right(request, organisation)
    rows = ApiKey.objects.filter(organisation=organisation, region=request.region)
    key = get_object_or_404(rows.valid_on(timezone.localdate()), code=code)
    if request.method == "POST":
        revoke_key(key=key, actor=request.user, now=timezone.now())
        messages.success(request, _("The key no longer works."))
        return redirect("desk:api_keys", address=organisation.address)
    return render(request, "desk/api_key_revoke.html", {"organisation": organisation, "key": key})
