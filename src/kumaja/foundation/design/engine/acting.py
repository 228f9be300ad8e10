"""Whether what a button leads to acts at all: not where the region has ended its work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import Resolver404, get_script_prefix, resolve


def acts_no_more(request: HttpRequest | None, address: str) -> bool:
    """Test whether the page at the address, or this one, acts and its region has ended its work.

    A view that acts once carries `acts_once`; one that ends a right or erases a person, and one of
    the whole service, act in a closed region too.
    """
    if request is None or not getattr(getattr(request, "region", None), "closed_at", None):
        return False
    view = _view_at(address) if address else getattr(request.resolver_match, "func", None)
    is_free = getattr(view, "works_when_closed", False) or getattr(view, "needs_no_region", False)
    return getattr(view, "acts_once", False) and not is_free


def _view_at(address: str) -> Callable[..., Any] | None:
    """Return the view of an address of this site, None for any other."""
    path = address.partition("#")[0].partition("?")[0]
    if not path.startswith("/") or path.startswith("//"):
        return None
    try:
        return resolve(f"/{path.removeprefix(get_script_prefix())}").func
    except Resolver404:
        return None
