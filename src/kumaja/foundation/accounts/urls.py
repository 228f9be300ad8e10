"""Addresses of signing in and of one's own account; allauth's names for those that it reverses."""

from __future__ import annotations

from allauth.socialaccount.providers.openid_connect.views import callback, login
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.urls import path
from django.utils.translation import pgettext_lazy

from kumaja.foundation.accounts.views import account, links, second_factor, sign_in
from kumaja.foundation.regions.gates import without_region

_SIGN_IN = pgettext_lazy("address", "sign-in/")
_CODE = pgettext_lazy("address", "sign-in/code/")
_PASSKEY = pgettext_lazy("address", "sign-in/passkey/")
_SECOND = pgettext_lazy("address", "sign-in/second-step/")
_CONFIRM = pgettext_lazy("address", "sign-in/confirm/")
_CONFIRM_PASSKEY = pgettext_lazy("address", "sign-in/confirm/passkey/")
_LINK = pgettext_lazy("address", "sign-in/link/<str:token>/")
_OUT = pgettext_lazy("address", "sign-out/")
_ACCOUNT = pgettext_lazy("address", "account/")
_SIGN_INS = pgettext_lazy("address", "account/sign-ins/")
_KEPT = pgettext_lazy("address", "account/kept-text/")
_FACTORS = pgettext_lazy("address", "account/second-factor/")
_APP = pgettext_lazy("address", "account/second-factor/app/")
_APP_REMOVE = pgettext_lazy("address", "account/second-factor/app/remove/")
_CODES = pgettext_lazy("address", "account/second-factor/recovery-codes/")
_CODES_FILE = pgettext_lazy("address", "account/second-factor/recovery-codes/file/")
_CODES_NEW = pgettext_lazy("address", "account/second-factor/recovery-codes/new/")
_KEY = pgettext_lazy("address", "account/second-factor/passkey/")
_KEY_REMOVE = pgettext_lazy("address", "account/second-factor/passkey/<slug:code>/remove/")

PAGES = {
    "": [
        path(_SIGN_IN, sign_in.sign_in, name="account_login"),
        # The package asks for this name too; it is the same page.
        path(_SIGN_IN, sign_in.sign_in, name="account_request_login_code"),
        path(_CODE, sign_in.confirm_code, name="account_confirm_login_code"),
        path(_PASSKEY, sign_in.sign_in_by_passkey, name="mfa_login_webauthn"),
        path(_OUT, sign_in.sign_out, name="account_logout"),
        path(_SECOND, second_factor.second_step, name="mfa_authenticate"),
        path(_CONFIRM, second_factor.confirm, name="mfa_reauthenticate"),
        path(
            _CONFIRM_PASSKEY, second_factor.confirm_by_passkey, name="mfa_reauthenticate_webauthn"
        ),
        path(_FACTORS, second_factor.index, name="mfa_index"),
        path(_FACTORS, second_factor.index, name="mfa_list_webauthn"),
        path(_APP, second_factor.activate_app, name="mfa_activate_totp"),
        path(_APP_REMOVE, second_factor.deactivate_app, name="mfa_deactivate_totp"),
        path(_CODES, second_factor.recovery_codes, name="mfa_view_recovery_codes"),
        path(
            _CODES_FILE, second_factor.download_recovery_codes, name="mfa_download_recovery_codes"
        ),
        path(_CODES_NEW, second_factor.make_recovery_codes, name="mfa_generate_recovery_codes"),
        path(_KEY, second_factor.add_passkey, name="mfa_add_webauthn"),
        path(_KEY_REMOVE, second_factor.remove_passkey, name="mfa_remove_webauthn"),
    ],
    "accounts": [
        path(_LINK, links.sign_in_by_link, name="sign_in_by_link"),
        path(_ACCOUNT, account.settings, name="settings"),
        path(_SIGN_INS, account.sign_ins, name="sign_ins"),
        path(_KEPT, account.show_kept_form, name="kept_form"),
    ],
}

# An authority's server calls back to one address, whatever the language. What it tells is stored
# only when all of it went well: the claims that are stripped never reach the database.
_CALLED_BACK = login_not_required(without_region(transaction.atomic(callback)))

PLAIN = [
    path("l/<str:token>", links.open_link, name="link"),
    path("oidc/<str:provider_id>/login/", without_region(login), name="openid_connect_login"),
    path("oidc/<str:provider_id>/login/callback/", _CALLED_BACK, name="openid_connect_callback"),
]
