"""Who the addresses of accounts are for."""

from __future__ import annotations

from kumaja.foundation.core.domain.audiences import EVERYONE, HOLDER_OF_LINK, SIGNED_IN

ACCESS = {
    "account_login": EVERYONE,
    "account_request_login_code": EVERYONE,
    "account_confirm_login_code": EVERYONE,
    "account_logout": EVERYONE,
    "mfa_login_webauthn": EVERYONE,
    "mfa_authenticate": EVERYONE,
    "openid_connect_login": EVERYONE,
    "openid_connect_callback": EVERYONE,
    "link": HOLDER_OF_LINK,
    "accounts:sign_in_by_link": HOLDER_OF_LINK,
    "accounts:settings": SIGNED_IN,
    "accounts:sign_ins": SIGNED_IN,
    "accounts:kept_form": SIGNED_IN,
    "mfa_index": SIGNED_IN,
    "mfa_list_webauthn": SIGNED_IN,
    "mfa_reauthenticate": SIGNED_IN,
    "mfa_reauthenticate_webauthn": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_deactivate_totp": SIGNED_IN,
    "mfa_view_recovery_codes": SIGNED_IN,
    "mfa_download_recovery_codes": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "mfa_add_webauthn": SIGNED_IN,
    "mfa_remove_webauthn": SIGNED_IN,
}
