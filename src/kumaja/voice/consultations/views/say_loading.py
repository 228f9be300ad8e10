"""What stands before the pages of giving a view: the matter, its consultation, a closed region."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kumaja.foundation.core.domain.codes import code_in
from kumaja.foundation.design.domain.shell import Link
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.voice.consultations.actions.saying import standing_of
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.consultations.queries.say import (
    answered_by_of,
    consultation_to_say_in,
    with_owners,
)
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.policies import visible_to

CONFLICT = 409


def for_consultation(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Load the consultation of the matter that the address names; a wrong name leads on.

    What is sent to a region that has ended its work is refused in a sentence.
    """

    @wraps(view)
    def answer(request: RegionRequest, *, address: str, **kwargs: str) -> HttpResponse:
        matters = visible_to(request.user, request.region, timezone.localdate())
        matter = get_object_or_404(matters.select_related("region"), code=code_in(address))
        found = consultation_to_say_in(matter, timezone.now())
        if found is None:
            raise Http404
        if request.method == "GET" and address != matter.address:
            name = request.resolver_match.view_name if request.resolver_match else ""
            return redirect(reverse(name, kwargs=kwargs | {"address": matter.address}))
        found.matter = matter
        try:
            return view(request, found, **kwargs)
        except RegionClosed:
            told = {"region": request.region}
            return render(request, "consultations/say_region_closed.html", told, status=CONFLICT)

    return answer


def shown(consultation: Consultation) -> dict[str, Any]:
    """Return what each of these pages tells: what is asked, by whom, until when."""
    owners, now = with_owners(consultation.matter), timezone.now()
    return {
        "consultation": consultation,
        "matter": consultation.matter,
        "region": consultation.region,
        "owners": [owner.name for owner in owners],
        "is_open": consultation.is_open_at(now),
        "is_coming": consultation.stage.starts_at > now,
        "answered_by": answered_by_of(consultation.stage),
        "path": path_to(consultation.matter),
    }


def said_for(consultation: Consultation, own: list[Any]) -> list[Contribution]:
    """Return what the visitor's associations have said already, to be told before one writes."""
    return [found for row in own if (found := standing_of(consultation, row.code))]


def path_to(matter: Matter) -> list[Link]:
    """Return the way to a matter: a door without a room is not drawn."""
    title = matter.title.in_language(language_here()).value
    with suppress(NoReverseMatch):
        return [Link(_("Matters"), reverse("matters:list")), Link(title, matter.get_absolute_url())]
    return []


def language_here() -> str:
    """Return the language of the page."""
    return (get_language() or "fi")[:2]
