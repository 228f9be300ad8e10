"""The annex of a matter: its package for the registry office, and what everyone may read."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.domain.codes import code_in
from kumaja.foundation.design.domain.shell import Link
from kumaja.foundation.files.gates import attachment
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.voice.echo.actions.annexing import AnnexUnderWay, ask_annex
from kumaja.voice.echo.domain.annex import Reader
from kumaja.voice.echo.gates import for_owners
from kumaja.voice.echo.models import AnnexFile
from kumaja.voice.echo.queries.annex.gathering import gather
from kumaja.voice.echo.queries.annex.made import made_annexes, maker_of
from kumaja.voice.echo.queries.annex.paper import annex_paper
from kumaja.voice.matters.models import Matter, MatterQuerySet
from kumaja.voice.matters.policies import visible_to


@login_not_required
@require_safe
def annex(request: RegionRequest, address: str) -> HttpResponse:
    """Show who was heard and what became of it, as far as everyone may read it."""
    rows: MatterQuerySet = visible_to(request.user, request.region, timezone.localdate())
    found = rows.published().select_related("region", "parent__parent__parent")
    matter = found.filter(code=code_in(address)).first()
    if matter is None:
        raise Http404
    if address != matter.address:
        return redirect("matters:annex", address=matter.address, permanent=True)
    gathered = gather(matter, Reader.EVERYONE, timezone.now())
    path = (Link(matter.title.in_language(_language()).value, matter.get_absolute_url()),)
    told = {"matter": matter, "paper": annex_paper(gathered, _language()), "path": path}
    return render(request, "echo/annex.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_owners
def annex_desk(request: SignedInRequest, matter: Matter) -> HttpResponse:
    """Show the package as it would be made now, with those that were; make one."""
    now = timezone.now()
    maker = maker_of(request.user, matter, timezone.localdate())
    if request.method == "POST":
        try:
            ask_annex(matter=matter, owner=maker, actor=request.user, now=now)
        except AnnexUnderWay:
            messages.info(request, _("The package is being made already."))
        return redirect("echo:annex", address=matter.address)
    gathered = gather(matter, Reader.BODY, now)
    told: dict[str, Any] = {"matter": matter, "paper": annex_paper(gathered, _language(), maker),
                            "made": made_annexes(matter)}  # fmt: skip
    return render(request, "echo/annex_desk.html", told)


@require_safe
@for_owners
def annex_file(request: SignedInRequest, matter: Matter, code: str) -> HttpResponseBase:
    """Hand out one file of a package."""
    del request
    rows = AnnexFile.objects.filter(annex__matter=matter).select_related("file")
    found = rows.filter(file__code=code).first()
    if found is None:
        raise Http404
    return attachment(found.file)


def _language() -> str:
    return (get_language() or "fi")[:2]
