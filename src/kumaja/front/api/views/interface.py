"""The interface at /api/v1/: the rooms' operations in one description (OpenAPI 3.1)."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.http import ConditionalGetMiddleware
from django.urls import include
from django.utils.decorators import decorator_from_middleware
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from kumaja.foundation.core.domain.cursors import CursorRefused
from kumaja.foundation.regions.api import router as regions
from kumaja.front.search.api import router as search
from kumaja.help.directory.api import router as directory
from kumaja.network.networks.api import router as networks
from kumaja.network.registry.api import router as registry

DESCRIPTION = """What is public in this region: what associations offer, and who is here.

Lists come in pages: give `after` from one page to get the next. Answers carry an `ETag`; ask again
with `If-None-Match` and get 304 when nothing has changed. What is wrong is told as
`application/problem+json`."""

interface = NinjaAPI(
    title="Kumaja", version="1", description=DESCRIPTION, docs_url=None,
    openapi_url="openapi.json", urls_namespace="api",
)  # fmt: skip
for router in (search, directory, registry, networks, regions):
    interface.add_router("", router)


def problem(status: int, title: str, **more: Any) -> HttpResponse:  # noqa: ANN401 - JSON
    """Return a problem (RFC 9457)."""
    body = {"type": "about:blank", "title": title, "status": status} | more
    answer = HttpResponse(content_type="application/problem+json", status=status)
    answer.content = interface.renderer.render(None, body, response_status=status)  # type: ignore[arg-type]
    return answer


@interface.exception_handler(HttpError)
def _refused(request: HttpRequest, refusal: HttpError) -> HttpResponse:
    del request
    errors = getattr(refusal, "errors", None)
    return problem(refusal.status_code, str(refusal), **({"errors": errors} if errors else {}))


@interface.exception_handler(ValidationError)
def _misread(request: HttpRequest, misread: ValidationError) -> HttpResponse:
    del request
    errors: dict[str, list[str]] = {}
    for fault in misread.errors:
        errors.setdefault(str(fault["loc"][-1]), []).append(str(fault["msg"]))
    return problem(400, "Some parameters can't be understood.", errors=errors)


@interface.exception_handler(CursorRefused)
def _lost(request: HttpRequest, lost: CursorRefused) -> HttpResponse:
    del request, lost
    errors = {"after": ["This is not a cursor that was given out here."]}
    return problem(400, "Some parameters can't be understood.", errors=errors)


@interface.exception_handler(Http404)
def _missing(request: HttpRequest, missing: Http404) -> HttpResponse:
    del request, missing
    return problem(404, "This does not exist, or it is not public.")


@interface.exception_handler(PermissionDenied)
def _forbidden(request: HttpRequest, denied: PermissionDenied) -> HttpResponse:
    del request, denied
    return problem(403, "You may not do this.")


def interface_patterns() -> Any:  # noqa: ANN401 - what Django's `include` returns
    """Return the addresses, each answering 304 to who has it already; open as each declares."""
    patterns, name, namespace = interface.urls
    conditional = decorator_from_middleware(ConditionalGetMiddleware)
    for pattern in patterns:
        view: Any = pattern.callback
        pattern.callback = login_not_required(conditional(view))
    return include((patterns, name), namespace)
