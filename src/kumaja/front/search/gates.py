"""What stands around the views: an index that answers, urgent help, counting what is missing."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Final, ParamSpec

from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from kumaja.foundation.core.engine.patience import in_a_hurry
from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.domain.question import cleaned
from kumaja.foundation.index.engine.folders import IndexMissing
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.front.search.domain.wanted import PARAMETERS
from kumaja.front.search.queries import ResultPage, UrgentLine, get_urgent
from kumaja.help.directory.actions.missed import count_missed_search

_log = logging.getLogger(__name__)
LONGEST_WAIT: Final = 100  # ms that a reader waits for a busy database
P = ParamSpec("P")
View = Callable[Concatenate[RegionRequest, P], HttpResponseBase]


def saying_when_silent(view: View[P]) -> View[P]:
    """Answer with what one can still do when there is no index to ask."""

    @wraps(view)
    def answer(request: RegionRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except IndexMissing:
            told = {"urgent": urgent_on(request)}
            return render(request, "search/silent.html", told, status=503)

    return answer


def urgent_on(request: HttpRequest) -> tuple[UrgentLine, ...]:
    """Return the lines to call that the words, filters or situation of the address ask for."""
    found = request.resolver_match
    situations = request.GET.getlist(PARAMETERS[Facet.LIFE_SITUATION])
    named = [found.kwargs["code"]] if found and "code" in found.kwargs else []
    language = (get_language() or "fi")[:2]
    text = cleaned(request.GET.get("q", ""))
    return get_urgent(text, (*situations, *named), language, timezone.now())


def count_if_missed(request: RegionRequest, page: ResultPage) -> None:
    """Count a search that found nothing, for the work list of coordination.

    Nothing of the visitor is kept, and the page stands whatever happens: a database that is busy
    or can't be written to is logged, without what was searched.
    """
    if not _is_by_person(request) or not _is_missed(page):
        return
    language, now = (get_language() or "fi")[:2], timezone.now()
    try:
        with in_a_hurry(LONGEST_WAIT):
            count_missed_search(
                region=request.region, text=page.wanted.text, language=language, now=now
            )
    except DatabaseError as failure:
        _log.warning("A search that found nothing was not counted: %s", type(failure).__name__)


def _is_by_person(request: HttpRequest) -> bool:
    """Test whether a person asks: every browser names languages, few programs do.

    What a browser fetches beforehand was not asked for by anybody.
    """
    headers = request.headers
    is_ahead = "prefetch" in headers.get("Sec-Purpose", headers.get("Purpose", ""))
    return request.method == "GET" and bool(headers.get("Accept-Language")) and not is_ahead


def _is_missed(page: ResultPage) -> bool:
    """Test whether the words are at fault, not a filter or the place: nothing knows them.

    What is found only because the question sounds like something is a guess: it counts too.
    Who goes on to narrow an empty result has been counted before they did.
    """
    wanted, near = page.wanted, page.nearest
    is_first = wanted.page == 1 and not wanted.count
    has_words = bool(wanted.text) and page.found.is_guessed
    return has_words and is_first and not (near and near.elsewhere)
