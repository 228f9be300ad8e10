"""A pattern that is named like its view."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path


def at(address: Any, view: Any) -> URLPattern:  # noqa: ANN401 - lazy text and any view
    """Return a pattern that is named like its view."""
    pattern: URLPattern = path(address, view, name=view.__name__)
    return pattern
