"""What the proofs are, and checking a receipt."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from kumaja.foundation.design.domain.pages import pages_of
from kumaja.foundation.ledger.engine.signing import public_key
from kumaja.foundation.ledger.forms import CheckForm
from kumaja.foundation.ledger.models import Checkpoint
from kumaja.foundation.ledger.queries.judging import judged
from kumaja.foundation.ledger.queries.proofs import latest_checkpoint
from kumaja.foundation.regions.gates import without_region

SHOWN = 20


@login_not_required
@without_region
@require_safe
def proofs(request: HttpRequest) -> HttpResponse:
    """Tell what is proved and how, and show what was signed."""
    asked = request.GET.get("page")
    page = Paginator(Checkpoint.objects.order_by("-size"), SHOWN).get_page(asked)
    context = {
        "latest": latest_checkpoint(),
        "checkpoints": page.object_list,
        "is_open": asked is not None,
        "key": public_key(),
        "pages": pages_of(page.number, page.paginator.num_pages, lambda number: f"?page={number}"),
    }
    return render(request, "ledger/proofs.html", context)


@login_not_required
@without_region
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Say in words whether a receipt or a printed line holds; nothing is kept."""
    is_sent = request.method == "POST"
    form = CheckForm(request.POST, request.FILES) if is_sent else CheckForm()
    found = judged(form.cleaned_data["content"]) if is_sent and form.is_valid() else None
    return render(request, "ledger/check.html", {"form": form, "found": found})
