"""Cookies, headers, authorities and the cache, as an operator's settings make them."""

from __future__ import annotations

import pytest

from kumaja.config.cache import CacheRouter, caches
from kumaja.config.environment import Authority, Environment
from kumaja.config.security import authorities, security, strong_sign_ins


def test_with_https_cookies_are_bound_to_the_host() -> None:
    guarded = security(Environment(https=True, trusted_proxies=1))

    assert guarded["SESSION_COOKIE_NAME"] == "__Host-session"
    assert guarded["CSRF_COOKIE_NAME"] == "__Host-csrf"
    assert guarded["SESSION_COOKIE_SECURE"]
    assert guarded["CSRF_COOKIE_SECURE"]
    assert guarded["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert guarded["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")


def test_without_a_trusted_proxy_its_header_is_not_believed() -> None:
    assert security(Environment(https=True, trusted_proxies=0))["SECURE_PROXY_SSL_HEADER"] is None
    assert not security(Environment(https=False))["SECURE_HSTS_SECONDS"]


def test_an_authority_that_is_strong_is_named_and_a_form_may_lead_to_it() -> None:
    row = {
        "id": "entra",
        "name": "HUS",
        "server_url": "https://login.hus.example/x/",
        "client_id": "a",
    }
    row |= {"secret": "s"}
    plain, strong = Authority(**row), Authority(**row, second_factor="true")
    guarded = security(Environment(oidc=[plain]))

    assert strong_sign_ins([strong]) == {"entra"}
    assert strong_sign_ins([plain]) == frozenset()
    assert authorities([plain])["openid_connect"]["APPS"][0]["provider_id"] == "entra"
    actions = guarded["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]["form-action"]
    assert actions == ["'self'", "https://login.hus.example"]


def test_the_cache_is_a_table_redis_or_nothing_else() -> None:
    assert caches("")["default"]["LOCATION"] == "kumaja_cache"
    assert caches("redis://cache:6379/1")["default"]["LOCATION"] == "redis://cache:6379/1"
    with pytest.raises(ValueError, match="KUMAJA_CACHE_URL"):
        caches("memcached://x")


def test_only_the_caches_table_lies_on_its_connection() -> None:
    router = CacheRouter()

    assert router.allow_migrate("cache", "django_cache")
    assert not router.allow_migrate("cache", "accounts")
    assert router.allow_migrate("default", "accounts")
    assert not router.allow_migrate("default", "django_cache")
