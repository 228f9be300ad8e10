"""All addresses: each room's own, joined here; people's addresses begin with the language."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from kumaja.config.rooms import ROOMS


def _patterns(room: str, name: str) -> list[URLPattern | URLResolver]:
    """Return one list of a room's `urls.py`, empty when the room has none."""
    if find_spec(f"{room}.urls") is None:
        return []
    return list(getattr(import_module(f"{room}.urls"), name, []))


def joined() -> list[URLPattern | URLResolver]:
    """Return the patterns under a language, each in the namespace of the room that names it.

    A room's `urls.py` has `PAGES`: namespace → patterns (composed pages give their patterns to the
    namespace of the room that owns the thing), and `PLAIN`: patterns without language.
    """
    spaces: dict[str, list[URLPattern | URLResolver]] = {}
    for room in ROOMS:
        if find_spec(f"{room}.urls") is None:
            continue
        pages = getattr(import_module(f"{room}.urls"), "PAGES", {})
        for namespace, patterns in pages.items():
            spaces.setdefault(namespace, []).extend(patterns)
    return [
        path("", include((patterns, namespace))) if namespace else path("", include(patterns))
        for namespace, patterns in spaces.items()
    ]


urlpatterns = [
    *(pattern for room in ROOMS for pattern in _patterns(room, "PLAIN")),
    *i18n_patterns(*joined(), prefix_default_language=True),
]

handler500 = "kumaja.foundation.design.views.server_error"
