"""What programs read: checkpoints, proofs, leaves, the key and a verifier. Hashes, no content."""

from __future__ import annotations

from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from kumaja.foundation.ledger.engine import verifier
from kumaja.foundation.ledger.engine.signing import public_key
from kumaja.foundation.ledger.models import Checkpoint, Entry
from kumaja.foundation.ledger.queries.proofs import (
    consistency_path,
    inclusion_path,
    latest_checkpoint,
)
from kumaja.foundation.regions.gates import without_region

LEAVES = 1000


def _open(answer: HttpResponse) -> HttpResponse:
    """Let pages of other sites read the answer too."""
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _text(text: str) -> HttpResponse:
    return _open(HttpResponse(text, content_type="text/plain; charset=utf-8"))


def _signed() -> int:
    """Return how many leaves were signed: what came since is told with the next checkpoint."""
    checkpoint = latest_checkpoint()
    return checkpoint.size if checkpoint else 0


@login_not_required
@without_region
@require_safe
def latest(request: HttpRequest) -> HttpResponse:
    """Answer with the newest checkpoint."""
    del request
    found = latest_checkpoint()
    if found is None:
        raise Http404("Nothing has been signed yet.")
    return _text(found.note)


@login_not_required
@without_region
@require_safe
def checkpoint(request: HttpRequest, size: int) -> HttpResponse:
    """Answer with the checkpoint of so many leaves."""
    del request
    return _text(get_object_or_404(Checkpoint, size=size).note)


@login_not_required
@without_region
@require_safe
def inclusion(request: HttpRequest, size: int, position: int) -> HttpResponse:
    """Answer with the proof that the leaf at a position is among the first so many."""
    del request
    if not position < size <= _signed():
        raise Http404("There are not so many signed leaves.")
    entry = get_object_or_404(Entry, position=position)
    path = inclusion_path(position, size)
    told = {"position": position, "size": size, "leaf": entry.leaf, "path": path}
    return _open(JsonResponse(told))


@login_not_required
@without_region
@require_safe
def growth(request: HttpRequest, old: int, new: int) -> HttpResponse:
    """Answer with the proof that the log of `new` leaves begins with all of the first `old`."""
    del request
    if not 0 < old <= new <= _signed():
        raise Http404("There are not so many signed leaves.")
    return _open(JsonResponse({"old": old, "new": new, "path": consistency_path(old, new)}))


@login_not_required
@without_region
@require_safe
def leaves(request: HttpRequest, number: int) -> HttpResponse:
    """Answer with a thousand signed leaves, position and hash a line; the first page is 1."""
    del request
    start, stop = (number - 1) * LEAVES, min(number * LEAVES, _signed())
    if number < 1 or (number > 1 and start >= stop):
        raise Http404("There are not so many signed leaves.")
    rows = Entry.objects.filter(position__gte=start, position__lt=stop).order_by("position")
    return _text("".join(f"{at} {leaf}\n" for at, leaf in rows.values_list("position", "leaf")))


@login_not_required
@without_region
@require_safe
def key(request: HttpRequest) -> HttpResponse:
    """Answer with the public key."""
    del request
    return _text(f"{public_key().text}\n")


@login_not_required
@without_region
@require_safe
def program(request: HttpRequest) -> HttpResponse:
    """Hand out the verifier, as a file to keep."""
    del request
    answer = _text(Path(verifier.__file__).read_text("utf-8"))
    answer["Content-Disposition"] = 'attachment; filename="kumaja_verifier.py"'
    return answer
