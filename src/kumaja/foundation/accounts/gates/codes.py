"""Asking for a code and typing it, in one browser: the code lives in that browser's session."""

from __future__ import annotations

import secrets
import time

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core import ratelimit
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import get_language, gettext

from kumaja.foundation.accounts.actions import open_account
from kumaja.foundation.accounts.domain.codes import LENGTH, AskedCode, normal_code, readable_code
from kumaja.foundation.core.domain.codes import ALPHABET
from kumaja.foundation.outbox.actions import post

SESSION_KEY = "asked_code"


class TooManyAsked(Exception):
    """Too many codes were asked for, for one address or from one network."""


def asked_code(request: HttpRequest) -> AskedCode | None:
    """Return the code that this browser asked for, whatever its state."""
    return AskedCode.from_session(request.session.get(SESSION_KEY))


def ask_code(request: HttpRequest, *, email: str, next_url: str) -> None:
    """Mail a code to the address. Raises TooManyAsked.

    No account is looked for, so that known and unknown addresses can't be told apart by text,
    status or time.
    """
    if not ratelimit.consume(request, action="request_login_code", key=email):
        raise TooManyAsked(email)
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    _mail_code(request, email, readable_code(code))
    asked = AskedCode(email, _digest(email, code), time.time(), next_url=next_url)
    request.session[SESSION_KEY] = asked.for_session()


def _digest(email: str, code: str) -> str:
    return salted_hmac("kumaja.accounts.code", f"{email} {code}", algorithm="sha256").hexdigest()


@transaction.atomic
def _mail_code(request: HttpRequest, email: str, code: str) -> None:
    language = get_language() or "fi"
    post(
        to=email,
        subject=gettext("Your sign-in code: %(code)s") % {"code": code},
        body=render_to_string("accounts/mail/code.txt", {"code": code, "host": request.get_host()}),
        region=getattr(request, "region", None),
        language=language,
        kind="accounts.code",
        now=timezone.now(),
    )


def try_code(request: HttpRequest, typed: str) -> bool:
    """Test the typed code; a wrong one uses up a try, whichever code it was meant for."""
    asked = asked_code(request)
    if asked is None or not asked.is_open_at(time.time()):
        return False
    if constant_time_compare(_digest(asked.email, normal_code(typed)), asked.digest):
        return True
    request.session[SESSION_KEY] = asked.failed().for_session()
    return False


def sign_in_by_code(request: HttpRequest) -> HttpResponse:
    """Sign in the owner of the address: the first confirmed code makes the account."""
    asked = AskedCode.from_session(request.session.pop(SESSION_KEY))
    assert asked is not None  # noqa: S101 - `try_code` has just read it
    language = get_language() or "fi"
    user = open_account(email=asked.email, now=timezone.now(), language=language)
    record_authentication(request, user, method="code")
    login = Login(user=user, email=asked.email, redirect_url=asked.next_url or None)
    response: HttpResponse = perform_login(request, login)
    return response
