"""Who writes for a region, an authority or the service signs in with a second factor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext

from kumaja.foundation.accounts.gates import signed_in_with_second_factor
from kumaja.foundation.accounts.gates.kept_forms import keep_form
from kumaja.foundation.accounts.queries import has_second_factor
from kumaja.network.registry.gates import is_without_second_factor
from kumaja.network.registry.policies import needs_second_factor

Answer = Callable[[HttpRequest], HttpResponse]

# Signing in and out and one's own second factors: without them nobody could ever set one up.
_OPEN_NAMES = ("account_", "mfa_", "openid_connect_", "socialaccount_")
_OPEN_SPACES = frozenset({"accounts"})
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class SecondFactorMiddleware:
    """Leads those whose roles ask for a second factor to it, before they see or change anything.

    Pages that everyone reads stay open to them; whatever needs a sign-in, and every POST, waits.
    """

    def __init__(self, get_response: Answer) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; what has to wait is stopped before its view."""
        return self._answer(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        """Stop what asks for a second factor that this session lacks."""
        del args, kwargs
        if not request.user.is_authenticated or _is_open(request, view):
            return None
        if not needs_second_factor(request.user, timezone.localdate()):
            return None
        return None if signed_in_with_second_factor(request) else _lead(request)


def _is_open(request: HttpRequest, view: Callable[..., HttpResponse]) -> bool:
    """Test whether the address is reached without a second factor."""
    found = request.resolver_match
    if found is None or is_without_second_factor(view):
        return True
    if found.namespace in _OPEN_SPACES or found.view_name.startswith(_OPEN_NAMES):
        return True
    return request.method in _SAFE and not getattr(view, "login_required", True)


def _lead(request: HttpRequest) -> HttpResponse:
    """Lead to giving the second factor, or first to making one."""
    assert request.user.is_authenticated  # noqa: S101 - asked before
    here = request.get_full_path()
    if request.method not in _SAFE:
        here = reverse("accounts:kept_form") if keep_form(request) else ""
    if has_second_factor(request.user):
        told = gettext("Give your second factor, and you can go on.")
        name = "mfa_reauthenticate"
    else:
        told = gettext("Your task asks for a second factor. Make one, and you can go on.")
        name = "mfa_index"
    messages.info(request, told, fail_silently=True)
    query = f"?{urlencode({'next': here})}" if here else ""
    return redirect(f"{reverse(name)}{query}")
