"""Second factors: passkeys, an app, recovery codes. The views of the package, pages of ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.base import views as base
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal import flows
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views import View
from django.views.decorators.cache import never_cache

from kumaja.foundation.accounts.forms import (
    AppForm,
    ConfirmByPasskeyForm,
    ConfirmForm,
    PasskeyForm,
    SecondStepByPasskeyForm,
    SecondStepForm,
)
from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.accounts.queries import find_passkey, passkey_code
from kumaja.foundation.regions.gates import without_region


def proved(request: HttpRequest, kind: str) -> None:
    """Count the lock that was just put on for this session: its owner has shown it works."""
    record_authentication(request, request.user, "mfa", type=kind, reauthenticated=True)


class Index(base.IndexView):
    """The person's second factors, each passkey with the code that its address names."""

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        """Tell the codes beside the passkeys."""
        told: dict[str, Any] = super().get_context_data(**kwargs)
        keys = told["authenticators"].get(Authenticator.Type.WEBAUTHN, [])
        return told | {"passkeys": [(key, passkey_code(key.instance)) for key in keys]}


class RemovePasskey(webauthn.RemoveWebAuthnView):
    """Found by our code among the person's own: the package's key stays inside."""

    def get_object(self, queryset: object = None) -> Authenticator:
        """Return the passkey, or answer 404."""
        del queryset
        found = find_passkey(self.request.user, self.kwargs["code"])
        if found is None:
            raise Http404
        return found


class ActivateApp(totp.ActivateTOTPView):
    """Who has just typed the app's code has signed in with a second factor."""

    def form_valid(self, form: Form) -> HttpResponse:
        """Take the app into use, and count its code for this session."""
        response: HttpResponse = super().form_valid(form)
        proved(self.request, "totp")
        return response


@without_region
@never_cache
@reauthentication_required(app="allauth.mfa")  # type: ignore[untyped-decorator] # allauth
def add_passkey(request: SignedInRequest) -> HttpResponse:
    """Add a passkey: always one that also signs in alone, with its owner's finger or code."""
    user = request.user
    form = PasskeyForm(request.POST or None, user=user)
    if form.is_valid():
        given = form.cleaned_data
        added = flows.add_authenticator(request, given["name"][:80], given["credential"])
        proved(request, "webauthn")
        return redirect("mfa_view_recovery_codes" if added[1] else "mfa_index")
    options = flows.begin_registration(request, user, passwordless=True)
    told = {"form": form, "options": {"creation_options": options}}
    return render(request, "accounts/passkey_form.html", told)


def _shown(view: type[View], template: str, **options: object) -> Callable[..., HttpResponseBase]:
    """Return a view of the package with a page of ours."""
    name = f"accounts/{template}.html"
    return without_region(never_cache(view.as_view(template_name=name, **options)))


index = _shown(Index, "second_factor")
second_step = without_region(
    base.AuthenticateView.as_view(
        template_name="accounts/second_step.html",
        form_class=SecondStepForm,
        webauthn_form_class=SecondStepByPasskeyForm,
    )
)
confirm = _shown(base.ReauthenticateView, "confirm", form_class=ConfirmForm)
confirm_by_passkey = _shown(
    webauthn.ReauthenticateWebAuthnView, "confirm_by_passkey", form_class=ConfirmByPasskeyForm
)
activate_app = _shown(ActivateApp, "app_form", form_class=AppForm)
deactivate_app = _shown(totp.DeactivateTOTPView, "app_remove")
recovery_codes = _shown(recovery.ViewRecoveryCodesView, "recovery_codes")
make_recovery_codes = _shown(recovery.GenerateRecoveryCodesView, "recovery_codes_form")
remove_passkey = _shown(RemovePasskey, "passkey_remove")


@without_region
def download_recovery_codes(request: HttpRequest) -> HttpResponse:
    """Hand out the recovery codes as a text file."""
    response: HttpResponse = recovery.download_recovery_codes(request)
    return response
