"""Whether the process lives, and whether it can serve."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kumaja.foundation.regions.gates import without_region
from kumaja.front.api.queries import faults


@without_region
@never_cache
@require_safe
@login_not_required
def live(request: HttpRequest) -> JsonResponse:
    """Answer as long as the process lives; asks nothing of anyone."""
    del request
    return JsonResponse({"live": True})


@without_region
@never_cache
@require_safe
@login_not_required
def ready(request: HttpRequest) -> JsonResponse:
    """Answer 200 when database, tables and search index answer, else 503 and what does not."""
    del request
    found = faults()
    return JsonResponse({"ready": not found, "faults": found}, status=503 if found else 200)
