"""A few addresses, so that the middleware is tried without the rooms above."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from kumaja.foundation.accounts import urls as accounts
from kumaja.network.registry.gates import without_second_factor


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("work")


@without_second_factor
def own(request: HttpRequest) -> HttpResponse:
    return HttpResponse("own")


@login_not_required
def public(request: HttpRequest) -> HttpResponse:
    return HttpResponse("public")


SAMPLE = [path("work/", page, name="work"), path("own/", own, name="own")]
urlpatterns = [
    *accounts.PLAIN,
    *i18n_patterns(
        path("", include((SAMPLE, "sample"))),
        path("public/", public, name="public"),
        path("", include(([path("", public, name="front")], "home"))),
        path("", include((accounts.PAGES["accounts"], "accounts"))),
        path("", include(accounts.PAGES[""])),
    ),
]
