"""Sign-in, cookies and headers, made from the environment."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from kumaja.config.environment import Authority, Environment

_DAY = 24 * 60 * 60
_YEAR = 365 * _DAY


def security(environment: Environment) -> dict[str, Any]:
    """Return the settings of sign-in, sessions, cookies and headers."""
    return _cookies(environment) | _headers(environment) | _sign_in(environment)


def _cookies(environment: Environment) -> dict[str, Any]:
    """`__Host-` cookies (bound to this host, HTTPS only) wherever HTTPS is."""
    prefix = "__Host-" if environment.https else ""
    return {
        "SESSION_COOKIE_NAME": f"{prefix}session",
        "SESSION_COOKIE_SECURE": environment.https,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_AGE": 14 * _DAY,
        "CSRF_COOKIE_NAME": f"{prefix}csrf",
        "CSRF_COOKIE_SECURE": environment.https,
        "CSRF_COOKIE_HTTPONLY": True,
        "LANGUAGE_COOKIE_NAME": f"{prefix}language",
        "LANGUAGE_COOKIE_SECURE": environment.https,
        "LANGUAGE_COOKIE_HTTPONLY": True,
        # Messages may tell what someone did: they stay on the server.
        "MESSAGE_STORAGE": "django.contrib.messages.storage.session.SessionStorage",
    }


def _headers(environment: Environment) -> dict[str, Any]:
    """Return the headers that tell a browser what a page may do: nothing from elsewhere."""
    proxied = environment.https and environment.trusted_proxies
    # Chrome holds a form's redirect to form-action too: an authority's sign-in leads to its host.
    authorities = sorted({_origin(row.server_url) for row in environment.oidc})
    return {
        "SECURE_HSTS_SECONDS": _YEAR if environment.https else 0,
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if proxied else None,
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        "SECURE_REFERRER_POLICY": "same-origin",
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
        "X_FRAME_OPTIONS": "DENY",
        "CONTENT_SECURITY_POLICY": {
            "DIRECTIVES": {
                "default-src": ["'self'"],
                "script-src": ["'self'"],
                "style-src": ["'self'"],
                "img-src": ["'self'", "data:"],
                "form-action": ["'self'", *authorities],
                "frame-ancestors": ["'none'"],
                "base-uri": ["'none'"],
                "object-src": ["'none'"],
            }
        },
    }


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _sign_in(environment: Environment) -> dict[str, Any]:
    """Return the settings of allauth: codes by mail, second factors, authorities."""
    return {
        "AUTHENTICATION_BACKENDS": ["allauth.account.auth_backends.AuthenticationBackend"],
        "LOGIN_REDIRECT_URL": "desk:landing",
        "LOGOUT_REDIRECT_URL": "home:front",
        "ACCOUNT_ADAPTER": "kumaja.foundation.accounts.gates.adapters.AccountAdapter",
        "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
        "ACCOUNT_LOGIN_METHODS": {"email"},
        "ACCOUNT_SIGNUP_FIELDS": ["email*"],
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_RATE_LIMITS": {
            "request_login_code": "20/m/ip,5/15m/key",
            "login_failed": "10/m/ip,5/5m/key",
            "reauthenticate": "10/m/user",
        },
        "ALLAUTH_TRUSTED_PROXY_COUNT": environment.trusted_proxies,
        "MFA_ADAPTER": "kumaja.foundation.accounts.gates.adapters.MfaAdapter",
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_WEBAUTHN_USER_VERIFICATION": "required",
        # Every account has proved its address: the code that made it was mailed there.
        "MFA_ALLOW_UNVERIFIED_EMAIL": True,
        "MFA_TOTP_TOLERANCE": 1,
        "SOCIALACCOUNT_ADAPTER": "kumaja.foundation.accounts.gates.adapters.AuthorityAdapter",
        "SOCIALACCOUNT_STORE_TOKENS": False,
        "SOCIALACCOUNT_EMAIL_VERIFICATION": "none",
    }


def strong_sign_ins(rows: list[Authority]) -> frozenset[str]:
    """Return the authorities whose own sign-in counts as a second factor."""
    return frozenset(row.id for row in rows if row.second_factor)


def authorities(rows: list[Authority]) -> dict[str, Any]:
    """Return the authorities' own sign-in as allauth takes it."""
    apps = [
        {
            "provider_id": row.id,
            "name": row.name,
            "client_id": row.client_id,
            "secret": row.secret.get_secret_value(),
            "settings": {"server_url": row.server_url, "oauth_pkce_enabled": True},
        }
        for row in rows
    ]
    return {"openid_connect": {"APPS": apps}}
