"""The style guide, and the pages that say that something went wrong."""

from __future__ import annotations

import logging
import secrets

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from kumaja.foundation.design.domain import samples
from kumaja.foundation.design.engine.assets import icon_names
from kumaja.foundation.design.forms import AnswerSample, SampleForm

# Signs that are not mistaken for each other when they are said by telephone.
SIGNS = "234679ACDEFGHJKMNPQRTUVWXY"

log = logging.getLogger(__name__)


@login_not_required
@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """Show every component with real words, in all its states."""
    context = {
        "samples": samples,
        "shell_sample": samples.shell() if "shell" in request.GET else None,
        "icons": icon_names(),
        "form": SampleForm(),
        "answer": AnswerSample(prefix="answer"),
        "search": SampleForm(prefix="search"),
        "failed": SampleForm({"told": "", "mail": "liisa@", "municipality": ""}, prefix="failed"),
    }
    return render(request, "design/guide.html", context)


@login_not_required
def server_error(request: HttpRequest) -> HttpResponse:
    """Say that something broke here, with a code to read aloud; needs no database."""
    code = "".join(secrets.choice(SIGNS) for _ in range(4))
    log.error("Error page %s shown for %s", code, request.path)
    return HttpResponseServerError(render_to_string("500.html", {"code": code}))
