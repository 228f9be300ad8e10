"""Signing in by a mailed code or a passkey, and signing out."""

from __future__ import annotations

import time

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.logout import logout
from allauth.account.models import Login
from allauth.account.utils import get_login_redirect_url, get_next_redirect_url
from allauth.core.internal.ratelimit import consume
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from kumaja.foundation.accounts.domain.codes import AskedCode
from kumaja.foundation.accounts.forms import AddressForm, CodeForm, SignInByPasskeyForm
from kumaja.foundation.accounts.gates.codes import (
    TooManyAsked,
    ask_code,
    asked_code,
    sign_in_by_code,
    try_code,
)
from kumaja.foundation.accounts.gates.kept_forms import kept_form
from kumaja.foundation.regions.gates import without_region

TOO_MANY = 429


@without_region
@never_cache
@login_not_required
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for the address; the answer is the same whether it has an account or not."""
    if request.user.is_authenticated:
        return redirect(get_login_redirect_url(request))
    next_url = get_next_redirect_url(request) or ""
    form = AddressForm(request.POST or None, initial={"email": request.GET.get("email", "")[:254]})
    status = 200
    if form.is_valid():
        try:
            ask_code(request, email=form.cleaned_data["email"], next_url=next_url)
        except TooManyAsked:
            form.add_error("email", _("Too many codes were asked for. Wait 15 minutes."))
            status = TOO_MANY
        else:
            return redirect("account_confirm_login_code")
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    told = {"form": form, "next": next_url, "authorities": apps, "kept": kept_form(request)}
    return render(request, "accounts/sign_in.html", told, status=status)


@without_region
@never_cache
@login_not_required
def confirm_code(request: HttpRequest) -> HttpResponse:
    """Take the code; a new one can be asked for on the same page."""
    asked = asked_code(request)
    if asked is None:
        return redirect("account_login")
    if "again" in request.POST:
        return _ask_again(request, email=asked.email, next_url=asked.next_url)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if try_code(request, form.cleaned_data["code"]):
            return sign_in_by_code(request)
        form.add_error("code", _why_not(asked_code(request) or asked))
    told = {"form": form, "email": asked.email, "kept": kept_form(request)}
    return render(request, "accounts/confirm_code.html", told)


def _ask_again(request: HttpRequest, *, email: str, next_url: str) -> HttpResponse:
    """Mail a new code and stay on the page, with what was typed."""
    try:
        ask_code(request, email=email, next_url=next_url)
    except TooManyAsked:
        messages.error(request, _("Too many codes were asked for. Wait 15 minutes."))
    else:
        messages.success(request, _("A new code is on its way. The earlier one no longer works."))
    form = CodeForm(initial={"code": request.POST.get("code", "")[:100]})
    told = {"form": form, "email": email, "kept": kept_form(request)}
    return render(request, "accounts/confirm_code.html", told)


def _why_not(asked: AskedCode) -> str:
    """Say what to do about a code that was not taken."""
    if not asked.tries_left():
        return _("The code was wrong three times. Ask for a new one below.")
    if not asked.is_open_at(time.time()):
        return _("The code is older than five minutes. Ask for a new one below.")
    return _("The code is not right. Check it, or ask for a new one below.")


@without_region
@never_cache
@login_not_required
def sign_in_by_passkey(request: HttpRequest) -> HttpResponse:
    """Sign in with a passkey alone: it is something one has, and it knows its owner."""
    if request.user.is_authenticated:
        return redirect(get_login_redirect_url(request))
    status = 200
    form = SignInByPasskeyForm(request.POST or None)
    if request.method == "POST":
        if not consume(request, app="allauth.mfa", action="webauthn_login"):
            status = TOO_MANY
        elif form.is_valid():
            key = form.cleaned_data["credential"]
            login = Login(user=key.user, redirect_url=get_next_redirect_url(request))
            answer: HttpResponse = perform_passwordless_login(request, key, login)
            return answer
        messages.error(request, _("The passkey was not accepted. Use a code instead."))
    told = {"options": {"request_options": auth.begin_authentication(None)}}
    return render(request, "accounts/sign_in_by_passkey.html", told, status=status)


@without_region
@never_cache
@login_not_required
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out by a button; opening the page alone changes nothing."""
    if request.method != "POST":
        return render(request, "accounts/sign_out.html")
    logout(request)
    messages.success(request, _("You have signed out."))
    return redirect(get_adapter().get_logout_redirect_url(request))
