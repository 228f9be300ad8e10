"""A few addresses, so that the middleware is tried without the rooms above."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import include, path, reverse
from django.utils.translation import get_language

from kumaja.foundation.regions.gates import address_in, without_region


@login_not_required
def page(request: HttpRequest, **kwargs: str) -> HttpResponse:
    region = request.region  # type: ignore[attr-defined]
    return JsonResponse(
        {
            "region": region and region.slug,
            "language": get_language(),
            "method": request.method,
            "links": [address_in(request, language) for language in ("fi", "sv", "en")],
            "written": reverse("sample:thing", kwargs={"slug": "a"}),
            **kwargs,
        }
    )


@login_not_required
@without_region
def for_all(request: HttpRequest) -> HttpResponse:
    return HttpResponse("for all")


SAMPLE = [
    path("", page, name="front"),
    path("regions-test/<slug:slug>/", page, name="thing"),
    path("all/", for_all, name="for_all"),
]
urlpatterns = [
    path("healthz/live", page),
    path("api/v1/thing", page),
    *i18n_patterns(path("", include((SAMPLE, "sample")))),
]
