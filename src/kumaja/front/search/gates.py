"""What stands before the views: an index that answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpResponse
from django.shortcuts import render

from kumaja.foundation.index.engine.folders import IndexMissing
from kumaja.foundation.regions.gates import RegionRequest

P = ParamSpec("P")
View = Callable[Concatenate[RegionRequest, P], HttpResponse]


def saying_when_silent(view: View[P]) -> View[P]:
    """Answer with what one can still do when there is no index to ask."""

    @wraps(view)
    def answer(request: RegionRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except IndexMissing:
            return render(request, "search/silent.html", status=503)

    return answer
