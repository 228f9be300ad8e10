"""Finds the region of a request by host, or by the first part of the path."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.request import split_domain_port
from django.shortcuts import render
from django.urls import get_script_prefix, set_script_prefix
from django.utils import timezone
from django.utils.encoding import escape_uri_path
from django.utils.translation import get_language_from_path

from kumaja.foundation.regions.gates import is_without_region, links_to_regions
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import FoundRegion, find_region

CLOSED_HEADER = "X-Region-Closed-On"  # programs that read pages or the interface see it
Answer = Callable[[HttpRequest], HttpResponse]


class RegionMiddleware:
    """Sets `request.region` and, for a region that is named by path, the script prefix."""

    def __init__(self, get_response: Answer) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer within the region; on the host that names it, its prefix redirects away."""
        host, _ = split_domain_port(request.get_host())
        found = find_region(host, request.path_info)
        if found.is_needlessly_prefixed:
            return _redirect(request, found.path)
        if found.prefix and request.path_info == found.prefix:
            return _redirect(request, f"{found.prefix}/")
        return self._answer_in(request, found)

    def _answer_in(self, request: HttpRequest, found: FoundRegion) -> HttpResponse:
        """Answer with the region's prefix before every address that is written."""
        script = request.META.get("SCRIPT_NAME", "").rstrip("/") + found.prefix
        request.region = found.region  # type: ignore[attr-defined]
        request.region_prefix = found.prefix  # type: ignore[attr-defined]
        # PostgreSQL refuses to look for a NUL: an address that has one leads nowhere.
        request.path_info = found.path.replace("\x00", "\ufffd")
        request.META["SCRIPT_NAME"] = script
        before = get_script_prefix()
        set_script_prefix(f"{script}/")
        try:
            return _dated(self._answer(request), found.region)
        finally:
            set_script_prefix(before)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: Sequence[Any],
        kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        """Let people choose when a page of a region is asked for and none is named."""
        del args, kwargs
        language = get_language_from_path(request.path_info)
        if request.region or not language or is_without_region(view):  # type: ignore[attr-defined]
            return None
        is_front = request.path_info.strip("/") == language
        return render(
            request,
            "regions/region_list.html",
            {"links": links_to_regions(language)},
            status=200 if is_front else 404,
        )


def _dated(answer: HttpResponse, region: Region | None) -> HttpResponse:
    """Say in each answer of a region that has ended its work on which day that was."""
    day = region.closing_day(timezone.now()) if region and region.closed_at else None
    if day is not None:
        answer.headers[CLOSED_HEADER] = day.isoformat()
    return answer


def _redirect(request: HttpRequest, path: str) -> HttpResponse:
    """Send the same question to another path of this site."""
    script = request.META.get("SCRIPT_NAME", "").rstrip("/")
    query = request.META.get("QUERY_STRING", "")
    target = script + escape_uri_path(path) + (f"?{query}" if query else "")
    return HttpResponseRedirect(target, preserve_request=request.method not in {"GET", "HEAD"})
