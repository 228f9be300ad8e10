"""Koordinaatio › Rajapinnat: which sites may show our lists, and the text that they take in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.engine.interface import site_of
from kumaja.front.desk.forms.embedding import FrameForm, SiteForm, SnippetForm
from kumaja.front.desk.gates import coordinators
from kumaja.front.desk.queries.interfaces import tabs_of
from kumaja.front.desk.views.lists import language_of_page
from kumaja.front.search.queries import get_choices
from kumaja.help.interchange.actions.embedding import AllowedAlready, allow_site, end_site
from kumaja.help.interchange.domain.frames import snippet
from kumaja.help.interchange.policies import sites_kept_by


@once
@coordinators
def embedding(request: SignedInRequest) -> HttpResponse:
    """Show the allowed sites, allow one more, and make the text that a site takes in."""
    form = SiteForm(request.POST or None)
    if form.is_valid() and _allowed(request, form):
        messages.success(request, _("The site may now show our lists."))
        return redirect("desk:embedding")
    rows = sites_kept_by(request.user, request.region, timezone.localdate()).allowed()
    told = {"form": form, "rows": rows.order_by("label", "pk"), "tabs": tabs_of("embedding")}
    return render(request, "desk/embedding.html", told | _snippet(request))


def _allowed(request: SignedInRequest, form: SiteForm) -> bool:
    try:
        allow_site(
            region=request.region, **form.cleaned_data, actor=request.user, now=timezone.now()
        )
    except AllowedAlready:
        form.add_error("host", _("The site is allowed already."))
    except ValidationError as wrong:
        form.add_error("host", wrong.messages)
    else:
        return True
    return False


def _snippet(request: SignedInRequest) -> dict[str, Any]:
    """Return the form of a frame, its text to copy, and where it is seen."""
    language = language_of_page()
    choices = get_choices(request.region, language, timezone.now())
    form = FrameForm(request.GET, choices, language)
    frame = form.frame
    with override(form.spoken):
        path = reverse("search:frame") + frame.query()
        title = _("Support and activities")
    text = snippet(f"{site_of(request)}{path}", title, frame.height)
    told = {"frame_form": form, "frame_path": path, "frame": frame}
    return told | {"snippet": SnippetForm(initial={"snippet": text})}


@once
@require_POST
@coordinators
def embedding_end(request: SignedInRequest, code: str) -> HttpResponse:
    """No longer let a site show our lists."""
    rows = sites_kept_by(request.user, request.region, timezone.localdate())
    site = get_object_or_404(rows.select_related("region"), code=code)
    end_site(site=site, actor=request.user, now=timezone.now())
    messages.success(request, _("The site may no longer show our lists."))
    return redirect("desk:embedding")
