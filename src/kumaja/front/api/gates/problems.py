"""What goes wrong, told as problems (RFC 9457) by every interface in the same words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from kumaja.foundation.core.domain.cursors import CursorRefused
from kumaja.foundation.regions.domain.closing import RegionClosed

UNREAD = "Some parameters can't be understood."
_NOT_A_KEY = {"WWW-Authenticate": "Bearer"}


def problem(
    status: int, title: str, *, headers: Mapping[str, str] | None = None, **more: Any  # noqa: ANN401
) -> HttpResponse:  # fmt: skip
    """Return a problem (RFC 9457)."""
    body = {"type": "about:blank", "title": title, "status": status} | more
    return JsonResponse(
        body, status=status, headers=headers, content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )  # fmt: skip


def tell_problems(interface: NinjaAPI) -> None:
    """Let an interface answer what goes wrong as problems."""
    for wrong, answer in _ANSWERS.items():
        interface.add_exception_handler(wrong, answer)


def _refused(request: HttpRequest, refusal: HttpError) -> HttpResponse:
    del request
    if refusal.status_code == 401:  # noqa: PLR2004 - the protocol's own number
        return problem(401, "This needs a valid key.", headers=_NOT_A_KEY)
    told = {name: getattr(refusal, name, None) for name in ("errors", "owners")}
    more = {name: value for name, value in told.items() if value}
    return problem(refusal.status_code, str(refusal), **more)


def _misread(request: HttpRequest, misread: ValidationError) -> HttpResponse:
    del request
    errors: dict[str, list[str]] = {}
    is_body = False
    for fault in misread.errors:
        where = [str(part) for part in fault["loc"]]
        is_body = is_body or where[0] == "body"
        errors.setdefault(where[-1], []).append(str(fault["msg"]))
    if is_body:
        return problem(422, "What was sent can't be understood.", errors=errors)
    return problem(400, UNREAD, errors=errors)


def _lost(request: HttpRequest, lost: CursorRefused) -> HttpResponse:
    del request, lost
    return problem(400, UNREAD, errors={"after": ["This is not a cursor that was given out here."]})


def _missing(request: HttpRequest, missing: Http404) -> HttpResponse:
    del request, missing
    return problem(404, "This does not exist, or it is not public.")


def _forbidden(request: HttpRequest, denied: PermissionDenied) -> HttpResponse:
    del request
    return problem(403, str(denied) or "You may not do this.")


def _closed(request: HttpRequest, closed: RegionClosed) -> HttpResponse:
    del request, closed
    return problem(409, "The region's network has ended its work. Nothing can be changed any more.")


_ANSWERS: dict[type[Exception], Any] = {
    HttpError: _refused,
    ValidationError: _misread,
    CursorRefused: _lost,
    Http404: _missing,
    PermissionDenied: _forbidden,
    RegionClosed: _closed,
}
