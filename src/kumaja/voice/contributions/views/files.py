"""The files that came with a view, for whoever may read the view."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kumaja.foundation.files.gates import attachment
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.voice.contributions.models import Attachment, Contribution
from kumaja.voice.contributions.policies import visible_to


@login_not_required
@require_safe
def files(request: RegionRequest, code: str) -> HttpResponse:
    """List the files of a view; 404 when there are none, or the view is not the reader's."""
    view = _readable(request, code)
    rows = list(view.attachments.select_related("file").order_by("pk"))
    if not rows:
        raise Http404
    told = {"view": view, "files": [row.file for row in rows]}
    return render(request, "contributions/files.html", told)


@login_not_required
@require_safe
def file(request: RegionRequest, code: str, file: str) -> HttpResponseBase:
    """Hand out one file, to be saved."""
    rows = Attachment.objects.filter(contribution=_readable(request, code))
    found = get_object_or_404(rows.select_related("file"), file__code=file)
    return attachment(found.file)


def _readable(request: RegionRequest, code: str) -> Contribution:
    """Return the view as it stands; what is hidden or taken back has no files to read."""
    rows = visible_to(request.user, request.region, timezone.localdate())
    return get_object_or_404(rows.standing().filter(hidden_at=None), code=code)
