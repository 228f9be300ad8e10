"""What search engines are told: where the maps of the site are, and what they leave alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from kumaja.foundation.core.engine.interface import site_of
from kumaja.foundation.regions.gates import region_of
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import list_regions
from kumaja.front.home.domain.sitemap import index_lines, map_lines
from kumaja.front.home.queries.sitemap import LANGUAGES, list_parts, pages_of_part

# Where each closed part of the site begins; what is beneath is closed too.
CLOSED: Final = (
    "desk:landing", "desk:choose", "desk:coordination", "desk:administration", "desk:my_page",
    "account_login", "accounts:settings",
)  # fmt: skip
MOST_FILES: Final = 50_000  # as many as a list of maps may name


def _xml(lines: Iterable[str]) -> StreamingHttpResponse:
    return StreamingHttpResponse(lines, content_type="application/xml; charset=utf-8")


@login_not_required
@require_safe
def sitemap_index(request: HttpRequest) -> StreamingHttpResponse:
    """List the maps of the region; where no region is named, the lists of all of them."""
    base = f"{site_of(request)}{get_script_prefix()}"
    region: Region | None = getattr(request, "region", None)
    if region is None:
        return _xml(index_lines(f"{base}{one.slug}/sitemap.xml" for one in list_regions()))
    parts = list_parts(region, timezone.localdate())
    return _xml(
        index_lines(
            f"{base}sitemap-{part.name}-{number}.xml" for part in parts for number in part.files
        )
    )


@login_not_required
@require_safe
def sitemap_part(request: HttpRequest, part: str, number: int) -> StreamingHttpResponse:
    """Answer with one map: 5,000 rows of one sort, streamed."""
    region, day = region_of(request), timezone.localdate()
    if not 0 < number <= MOST_FILES:
        raise Http404
    try:
        pages = pages_of_part(part, number, region, day, site_of(request))
    except KeyError as unknown:
        raise Http404 from unknown
    return _xml(map_lines(pages))


@login_not_required
@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Let search engines read what is public; endless combinations of filters are left out."""
    lines = ["User-agent: *", "Disallow: /*?*", "Disallow: /api/", "Disallow: /l/"]
    for language in LANGUAGES:
        with override(language):
            paths = [reverse(name) for name in CLOSED]
        # Also beneath a region's path.
        lines += [f"Disallow: {way}{path}" for path in paths for way in ("", "/*")]
    lines += ["", f"Sitemap: {site_of(request)}/sitemap.xml"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
