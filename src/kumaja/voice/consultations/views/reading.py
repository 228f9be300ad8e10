"""The text that is heard, paragraph by paragraph, in all its versions."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kumaja.foundation.regions.gates import RegionRequest
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.consultations.queries.texts import get_read_text
from kumaja.voice.consultations.views.say_loading import for_consultation, language_here, shown

VERSION = "version"


@login_not_required
@require_safe
@for_consultation
def text(request: RegionRequest, consultation: Consultation) -> HttpResponse:
    """Show the text as it reads now, or an earlier version, with what changed."""
    asked = request.GET.get(VERSION, "")
    version = int(asked) if asked.isdecimal() and len(asked) < 5 else None  # noqa: PLR2004
    read = get_read_text(consultation.matter, version, language_here())
    if read is None:
        raise Http404
    return render(request, "consultations/text.html", shown(consultation) | {"read": read})
