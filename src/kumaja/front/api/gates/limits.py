"""How much may be asked: each answer tells what is left, and one too many when to come again."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from kumaja.foundation.core.engine.floods import network_of
from kumaja.front.api.domain.allowance import Allowance, Kind
from kumaja.front.api.engine.limits import take
from kumaja.front.api.gates.problems import problem

NOT_ALLOWED, TOO_MANY = 405, 429
_TOLD = {
    Kind.READ: "Too much was read from this address.",
    Kind.SEARCH: "Too much was searched from this address.",
    Kind.EXPORT: "Too many whole lists were taken from this address.",
    Kind.WRITE: "Too much was written with this key.",
}
View = Callable[..., HttpResponseBase]


def limited(view: View) -> View:
    """Count what is asked; refuse one too many (429) with the seconds to wait."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401
        allowances = _taken(request)
        for each in allowances:
            if each.is_used_up:
                return _refusal(each)
        response = view(request, *args, **kwargs)
        if response.status_code == NOT_ALLOWED:
            response = problem(
                NOT_ALLOWED, "This can't be done here.", headers={"Allow": response["Allow"]}
            )
        for name, value in allowances[-1].headers().items():
            response[name] = value
        return response

    return answer


def _taken(request: HttpRequest) -> list[Allowance]:
    """Count by address; what comes with a key is counted by the key too."""
    now = timezone.now()
    address = _network_of(request)
    kind = _kind_of(request)
    counted = [take(Kind.READ, address, now)]
    if kind == Kind.WRITE:
        counted.append(take(kind, request.headers["Authorization"], now))
    elif kind != Kind.READ:
        counted.append(take(kind, address, now))
    return counted


def _network_of(request: HttpRequest) -> str:
    """Return what is counted as one reader; behind a socket without addresses all are one."""
    try:
        return network_of(str(get_adapter(request).get_client_ip(request)))
    except PermissionDenied:
        return network_of("")


def _kind_of(request: HttpRequest) -> Kind:
    found = request.resolver_match
    name = found.url_name or "" if found else ""
    if "Authorization" in request.headers:
        return Kind.WRITE
    if name.endswith("_csv") or request.GET.get("format") == "ndjson":
        return Kind.EXPORT
    return Kind.SEARCH if name == "search" or request.GET.get("search") else Kind.READ


def _refusal(allowance: Allowance) -> HttpResponse:
    wait = allowance.seconds_left
    return problem(
        TOO_MANY, _TOLD[allowance.kind], detail=f"Ask again in {wait} seconds.",
        headers={"Retry-After": str(wait), **allowance.headers()},
    )  # fmt: skip
