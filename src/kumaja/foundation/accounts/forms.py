"""Forms of signing in and of one's own details."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from cryptography.exceptions import InvalidSignature
from django import forms
from django.conf import settings
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.engine.fields import NameField
from kumaja.foundation.accounts.models import User

_BROKEN = (
    KeyError, TypeError, ValueError, AttributeError, IndexError, struct.error, InvalidSignature,
    User.DoesNotExist,
)  # fmt: skip
_CODE_WIDGET = {
    "autocomplete": "one-time-code",
    "autocapitalize": "characters",
    "spellcheck": "false",
}


class AddressForm(forms.Form):
    """To which address the code is mailed."""

    email = forms.EmailField(
        label=_("Email address"),
        help_text=_("We mail you a code. No password is needed."),
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
        error_messages={
            "required": _("Write your email address."),
            "invalid": _("Write the address in the form name@example.fi."),
        },
    )

    def clean_email(self) -> str:
        """Return the address as accounts keep it."""
        return str(self.cleaned_data["email"]).strip().lower()


class CodeForm(forms.Form):
    """The code that was mailed; it may be pasted with or without its dash."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("Eight signs, for example K7F3-9M2Q."),
        max_length=100,
        widget=forms.TextInput(attrs=_CODE_WIDGET),
        error_messages={"required": _("Write the code from the mail.")},
    )


class DetailsForm(forms.Form):
    """The name by which others know the person, and the language of their mail."""

    name = NameField(
        label=_("Name"),
        help_text=_("Shown to those with whom you act for an association."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("In which language do we write to you?"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
    )


def _say(form: forms.Form, field: str, label: object, help_text: object) -> None:
    """Word a field of a package's form in our own words."""
    form.fields[field].label, form.fields[field].help_text = str(label), str(help_text)
    form.fields[field].widget.attrs.pop("placeholder", None)


class SecondStepForm(AuthenticateForm):
    """The code of an authenticator app, or a recovery code, while signing in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - theirs
        super().__init__(*args, **kwargs)
        _say(self, "code", _("Code from the app, or a recovery code"), "")


class ConfirmForm(ReauthenticateForm):
    """The same, before something weighty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - theirs
        super().__init__(*args, **kwargs)
        _say(self, "code", _("Code from the app, or a recovery code"), "")


class AppForm(ActivateTOTPForm):
    """The first code of an authenticator app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - theirs
        super().__init__(*args, **kwargs)
        _say(self, "code", _("Code that the app shows"), _("Six digits."))


@contextmanager
def _broken_is_refused() -> Iterator[None]:
    """Say of a credential that can't be read that it is not right: the package would break down."""
    try:
        yield
    except _BROKEN as error:
        raise get_adapter().validation_error("incorrect_code") from error


class _WithPasskey(forms.Form):
    """A form that is sent by a passkey of the person."""

    def clean_credential(self) -> object:
        """Read what the browser sent, whatever it sent."""
        with _broken_is_refused():
            return super().clean_credential()  # type: ignore[misc] # the package's form beside it


class SignInByPasskeyForm(_WithPasskey, LoginWebAuthnForm):
    """A passkey that signs in alone; it tells whose it is by the code of the account."""

    def clean_credential(self) -> object:
        """Name the person to the package by the key that it looks up."""
        with _broken_is_refused():
            answer = self.cleaned_data["credential"]["response"]
            code = urlsafe_base64_decode(answer["userHandle"]).decode()
            key = user_pk_to_url_str(User.objects.get(code=code))
            answer["userHandle"] = urlsafe_base64_encode(key.encode())
        return super().clean_credential()


class SecondStepByPasskeyForm(_WithPasskey, AuthenticateWebAuthnForm):
    """A passkey after the mailed code."""


class ConfirmByPasskeyForm(_WithPasskey, ReauthenticateWebAuthnForm):
    """A passkey before something weighty."""


class PasskeyForm(AddWebAuthnForm):
    """A new passkey and the name by which its owner knows it."""

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, user=user, **kwargs)
        self.fields.pop("passwordless", None)
        self.fields["name"].max_length = 80
        _say(self, "name", _("Name of the passkey"), _("For example the device it is kept on."))

    def clean(self) -> dict[str, Any]:
        """Read what the browser sent, whatever it sent."""
        with _broken_is_refused():
            given: dict[str, Any] = super().clean()
            return given
