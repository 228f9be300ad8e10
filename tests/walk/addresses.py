"""All addresses of the service, as the resolver knows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf.urls.i18n import is_language_prefix_patterns_used
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern
from django.utils import translation

LANGUAGES = ("fi", "sv", "en")


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """One address: its name with namespace, its route in a language, its argument names."""

    name: str
    route: str
    arguments: tuple[str, ...]


def addresses(language: str) -> Iterator[Address]:
    """Yield every address as it reads in the language."""
    assert is_language_prefix_patterns_used("kumaja.config.urls")
    with translation.override(language):
        yield from sorted(set(_walk(get_resolver().url_patterns, "", "")))


def _walk(patterns: list[URLPattern | URLResolver], route: str, space: str) -> Iterator[Address]:
    for pattern in patterns:
        here = route + _text(pattern)
        if isinstance(pattern, URLResolver):
            below = ":".join(part for part in (space, pattern.namespace or "") if part)
            yield from _walk(pattern.url_patterns, here, below)
        else:
            name = f"{space}:{pattern.name}" if space else str(pattern.name or "")
            arguments = tuple(sorted(pattern.pattern.converters))
            yield Address(name, "/" + here, arguments)


def _text(pattern: URLPattern | URLResolver) -> str:
    if isinstance(pattern.pattern, LocalePrefixPattern):
        return pattern.pattern.language_prefix
    return str(pattern.pattern).lstrip("^").removesuffix("$")
