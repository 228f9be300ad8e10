"""Koordinaatio › Rajapinnat: systems that are told of changes."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.regions.gates import works_when_closed
from kumaja.front.desk.forms.webhooks import WebhookForm
from kumaja.front.desk.gates import coordinators
from kumaja.front.desk.queries.interfaces import tabs_of
from kumaja.front.desk.queries.webhooks import (
    kinds_in_words,
    last_deliveries,
    secret_of,
    state_of,
)
from kumaja.help.interchange.actions.webhooks import (
    WebhookOff,
    add_webhook,
    pause_webhook,
    remove_webhook,
    renew_secret,
    resume_webhook,
    try_webhook,
)
from kumaja.help.interchange.models import Webhook, WebhookQuerySet
from kumaja.help.interchange.policies import webhooks_kept_by


def _kept(request: SignedInRequest) -> WebhookQuerySet:
    return webhooks_kept_by(request.user, request.region, timezone.localdate())


@require_safe
@coordinators
def webhooks(request: SignedInRequest) -> HttpResponse:
    """List the systems that are told of changes."""
    found = [(row, kinds_in_words(row), state_of(row)) for row in _kept(request).order_by("pk")]
    return render(request, "desk/webhooks.html", {"rows": found, "tabs": tabs_of("webhooks")})


@once
@coordinators
def webhook_create(request: SignedInRequest) -> HttpResponse:
    """Tell one more system of changes."""
    form = WebhookForm(request.POST or None)
    if form.is_valid():
        try:
            row = add_webhook(
                region=request.region, **form.cleaned_data, actor=request.user,
                now=timezone.now(),
            )  # fmt: skip
        except ValidationError as wrong:
            form.add_error("url", wrong.messages)
        else:
            messages.success(request, _("Saved. Give the secret to who looks after the system."))
            return redirect("desk:webhook", code=row.code)
    return render(request, "desk/webhook_form.html", {"form": form})


@require_safe
@coordinators
def webhook(request: SignedInRequest, code: str) -> HttpResponse:
    """Show a system, its secret and its last messages."""
    row = get_object_or_404(_kept(request), code=code)
    told = {
        "row": row, "kinds": kinds_in_words(row), "state": state_of(row),
        "secret": secret_of(row), "deliveries": last_deliveries(row),
    }  # fmt: skip
    return render(request, "desk/webhook.html", told)


def _done(
    request: SignedInRequest, code: str, act: Callable[..., object], said: str
) -> HttpResponse:
    """Do what a button asks to one system, and say so on its page."""
    row: Webhook = get_object_or_404(_kept(request).select_related("region"), code=code)
    try:
        act(webhook=row, actor=request.user, now=timezone.now())
    except WebhookOff:
        messages.error(request, _("Nothing is sent while it is off. Switch it on first."))
    else:
        messages.success(request, said)
    if act is remove_webhook:
        return redirect("desk:webhooks")
    return redirect("desk:webhook", code=code)


@once
@require_POST
@coordinators
def webhook_try(request: SignedInRequest, code: str) -> HttpResponse:
    """Send a message that tells of nothing."""
    said = _("A message is on its way. See below whether it was taken.")
    return _done(request, code, try_webhook, said)


@once
@require_POST
@coordinators
def webhook_pause(request: SignedInRequest, code: str) -> HttpResponse:
    """Tell it nothing for now."""
    said = _("Paused. What changes meanwhile is not told later.")
    return _done(request, code, pause_webhook, said)


@once
@require_POST
@coordinators
def webhook_resume(request: SignedInRequest, code: str) -> HttpResponse:
    """Tell it again."""
    return _done(request, code, resume_webhook, _("It is told of changes from now on."))


@once
@require_POST
@coordinators
def webhook_renew(request: SignedInRequest, code: str) -> HttpResponse:
    """Sign with another secret."""
    said = _("The secret is new. Give it to who looks after the system.")
    return _done(request, code, renew_secret, said)


@works_when_closed
@once
@require_POST
@coordinators
def webhook_remove(request: SignedInRequest, code: str) -> HttpResponse:
    """Tell it nothing any more."""
    return _done(request, code, remove_webhook, _("Removed. It is told nothing any more."))
