"""How allauth speaks to our accounts: mail, codes, words, secrets, authorities' sign-in."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.actions import end_sign_ins, log_sign_in, open_account
from kumaja.foundation.accounts.domain.browsers import browser_of
from kumaja.foundation.accounts.engine.encryption import decrypt, encrypt
from kumaja.foundation.accounts.models import User

_SAID = {
    "mfa/messages/totp_activated.txt": _("The authenticator app is in use."),
    "mfa/messages/totp_deactivated.txt": _("The authenticator app was removed."),
    "mfa/messages/recovery_codes_generated.txt": _("New recovery codes were made."),
    "mfa/messages/webauthn_added.txt": _("The passkey was added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey was removed."),
}


class AccountAdapter(DefaultAccountAdapter):
    """Signing in without passwords."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": _("Too many tries. Wait five minutes and try again."),
        "rate_limited": _("Too many tries. Wait five minutes and try again."),
        "incorrect_code": _("The code is not right."),
    }

    def get_login_stages(self) -> list[str]:
        """After the code or the link comes the second factor of those who have one."""
        return ["allauth.mfa.stages.AuthenticateStage"]

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """Ask for a passkey first: the finger is nearer than the codes in the drawer."""
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return sorted(ways, key=lambda way: "webauthn" not in way["id"])

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """No account is made by a form: the first confirmed code makes it."""
        del request
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """Sign the person in, and remember when, by what and where."""
        records = get_authentication_records(request, user)
        methods = [str(record.get("type") or record["method"]) for record in records]
        super().login(request, user)
        if not request.session.session_key:
            request.session.save()
        log_sign_in(
            user=user, method=" + ".join(methods), now=timezone.now(),
            browser=browser_of(request.headers.get("User-Agent", "")),
            session_key=str(request.session.session_key),
        )  # fmt: skip

    def logout(self, request: HttpRequest) -> None:
        """Sign the person out, and close the row of the log."""
        if request.user.is_authenticated:
            key = str(request.session.session_key)
            end_sign_ins(user=request.user, session_keys=[key], now=timezone.now())
        super().logout(request)

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Say to who has proved the address that its account is closed."""
        del user
        messages.error(request, gettext("This account is closed. Contact the coordination."))
        return HttpResponseRedirect(reverse("account_login"))

    def add_message(  # noqa: PLR0917 - the library's own signature
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say what happened in our words; what needs no words is left unsaid."""
        del message_context
        if text := message or _SAID.get(message_template or ""):
            messages.add_message(request, level, str(text), extra_tags=extra_tags)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send nothing: all mail goes out through the outbox, by our own hand."""


class MfaAdapter(DefaultMFAAdapter):
    """Second factors: secrets encrypted, and our own names."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("The code is not right."),
    }

    def encrypt(self, text: str) -> str:
        """Encrypt the secret of an authenticator app or of the recovery codes."""
        return encrypt(text, _secrets())

    def decrypt(self, encrypted_text: str) -> str:
        """Read it back."""
        return decrypt(encrypted_text, _secrets())

    def get_totp_issuer(self) -> str:
        """Return the name under which an app lists the code."""
        return f"Kumaja {context.request.get_host()}"

    def build_totp_svg(self, url: str) -> str:
        """Return the picture of a key, on white: a camera must read it in dark mode too."""
        picture = BytesIO()
        segno.make(url, error="m").save(picture, kind="svg", scale=4, light="#fff")
        return picture.getvalue().decode()

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        """Name the person to their device by the code of the account, not by its integer key."""
        told: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return told | {"id": user.code.encode()}

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002 - theirs
        """Return the name offered for a new passkey: where it was made."""
        del user, type
        agent = context.request.headers.get("User-Agent", "")
        return browser_of(agent) or gettext("Passkey")


def _secrets() -> list[str]:
    return [settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS)]


class AuthorityAdapter(DefaultSocialAccountAdapter):
    """An authority's own sign-in (OIDC): ties it to the account of the confirmed address."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Tie the sign-in to an account, and keep none of what the authority told besides."""
        account = sociallogin.account
        # Brokers hand over identity codes, birthdays and addresses. None of it is stored.
        account.extra_data = {}
        if account.pk:
            account.save(update_fields=["extra_data"])
        if sociallogin.is_existing:
            return
        told = next((a.email for a in sociallogin.email_addresses if a.verified), "")
        if not told:
            _send_back(request, gettext("Your organisation did not confirm your mail address."))
        language = get_language() or settings.LANGUAGE_CODE
        user = open_account(email=told, now=timezone.now(), language=language)
        sociallogin.connect(request, user)

    def on_authentication_error(
        self, request: HttpRequest, *_given: object, **_more: object
    ) -> None:
        """Go back to the sign-in page and say so."""
        _send_back(request, gettext("Signing in by your organisation failed. Use a code instead."))


def _send_back(request: HttpRequest, message: str) -> None:
    messages.error(request, message)
    raise ImmediateHttpResponse(HttpResponseRedirect(reverse("account_login")))
