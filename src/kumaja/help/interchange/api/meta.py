"""What the API is, and our profile of HSDS."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from kumaja.foundation.core.engine.interface import json_of
from kumaja.help.interchange.api.shapes import Meta
from kumaja.help.interchange.domain.hsds.package import VERSION
from kumaja.help.interchange.domain.hsds.vocabulary import profile_told

router = Router(tags=["about"])


@router.get("/", response=Meta, url_name="about")
def about(request: HttpRequest) -> HttpResponse:
    """Tell the version of HSDS, our profile of it, and where this API is described."""
    root = request.build_absolute_uri(request.path).rstrip("/")
    told = {"version": VERSION, "profile": f"{root}/profile"}
    return json_of(told | {"openapi_url": f"{root}/openapi.json"})


@router.get("/profile", response=dict[str, Any], url_name="profile")
def profile(request: HttpRequest) -> HttpResponse:
    """Tell which attributes carry what HSDS has no column for: three languages, our own fields."""
    del request
    return json_of(profile_told())
