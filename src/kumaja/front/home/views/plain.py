"""Addresses without a language: the root, where to turn, the mark."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override
from django.views.decorators.http import require_safe

from kumaja.foundation.design.engine.assets import manifest

VALID_FOR = timedelta(days=180)
_A_DAY = 24 * 60 * 60


@login_not_required
@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """Lead to the front page in the reader's language."""
    language = get_language_from_request(request)[:2]
    response = HttpResponseRedirect(f"{get_script_prefix()}{language}/")
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return response


@login_not_required
@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Tell where to report a hole (RFC 9116)."""
    del request
    with override("en"):
        contact = f"{settings.PUBLIC_URL}{reverse('home:feedback')}"
    expires = (timezone.now() + VALID_FOR).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = (
        f"Contact: {contact}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: fi, sv, en",
        f"Canonical: {settings.PUBLIC_URL}/.well-known/security.txt",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead old browsers to the mark."""
    del request
    response = HttpResponseRedirect(f"{settings.STATIC_URL}{manifest()['favicon.svg']}")
    response["Cache-Control"] = f"public, max-age={_A_DAY}"
    return response
