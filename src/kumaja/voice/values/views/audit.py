"""The audit of a matter: the page, its figures for other programs, and the rows behind each."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kumaja.foundation.core.domain.codes import code_in
from kumaja.foundation.design.domain.pages import pages_of
from kumaja.foundation.design.domain.shell import Link
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.policies import may_keep, visible_to
from kumaja.voice.values.domain.kinds import About
from kumaja.voice.values.queries.audit import Audit, values_of
from kumaja.voice.values.queries.many_rows import many_rows
from kumaja.voice.values.queries.page import UNOPENED, shown
from kumaja.voice.values.queries.rows import few_rows
from kumaja.voice.values.queries.told import told_of
from kumaja.voice.values.queries.words import ABOUT_WORDS

_SHOWN = 50


@login_not_required
@require_safe
def audit(request: RegionRequest, address: str) -> HttpResponse:
    """Show what the seven values came to in a matter, with the evidence of each."""
    matter = _matter(request, address)
    if matter.address != address:
        return redirect("values:audit", address=matter.address, permanent=True)
    found = values_of(matter, timezone.now())
    if request.GET.get("format") == "json":
        return JsonResponse(told_of(found, request.build_absolute_uri))
    signed_in, day = request.user.is_authenticated, timezone.localdate()
    told = {
        "audit": found, "values": shown(found), "echo": found.facts.echo, "matter": matter,
        "path": _path(matter), "keeps": signed_in and may_keep(request.user, matter, day),
    }  # fmt: skip
    return render(request, "values/audit.html", told)


@login_not_required
@require_safe
def rows(request: RegionRequest, address: str, about: str) -> HttpResponse:
    """Show the rows behind one figure of the audit."""
    matter = _matter(request, address)
    if about not in set(About) or About(about) in UNOPENED:
        raise Http404
    if matter.address != address:
        return redirect("values:rows", address=matter.address, about=about, permanent=True)
    found, asked = values_of(matter, timezone.now()), About(about)
    page, listed = _page(request, found, asked)
    back = Link(_("Participation audit"), reverse("values:audit", args=[matter.address]))
    told = {
        "rows": listed, "page": page, "label": ABOUT_WORDS[asked], "matter": matter,
        "path": (*_path(matter), back),
        "finding": next(
            each for value in found.values for each in value.findings if each.about == asked
        ),
        "pages": pages_of(page.number, page.paginator.num_pages, lambda n: f"?page={n}"),
    }  # fmt: skip
    return render(request, "values/rows.html", told)


def _page(request: RegionRequest, found: Audit, about: About) -> tuple[Any, Any]:
    """Return one page of the rows behind a figure, and the rows as they are shown."""
    number = request.GET.get("page")
    few = few_rows(found, about)
    if few is not None:
        page: Any = Paginator(few, _SHOWN).get_page(number)
        return page, list(page)
    many = many_rows(found.matter, about, request.user, found.facts.now)
    page = Paginator(many.rows, _SHOWN).get_page(number)
    return page, many.shown(list(page))


def _matter(request: RegionRequest, address: str) -> Matter:
    rows = visible_to(request.user, request.region, timezone.localdate())
    matter: Matter | None = rows.select_related("region").filter(code=code_in(address)).first()
    if matter is None:
        raise Http404
    return matter


def _path(matter: Matter) -> tuple[Link, ...]:
    title = matter.title.in_language((get_language() or "fi")[:2]).value
    return (Link(_("Matters"), reverse("matters:list")), Link(title, matter.get_absolute_url()))
