"""Addresses of pages: each page asks for dozens, and Django finds each one anew."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.translation import get_language

Circumstances = tuple[str, str, str]  # language, prefix of the path, addresses that there are
_LAST = "x"


def address_of_page(name: str) -> str:
    """Return the address of a page without arguments, in the language that is spoken now."""
    return _found(name, (), circumstances())


def address_of_row(name: str, address: str) -> str:
    """Return the address of a page whose only argument, a slug, ends it: `/fi/toiminta/<slug>/`."""
    return f"{_found(name, (_LAST,), circumstances()).removesuffix(f'{_LAST}/')}{address}/"


def circumstances() -> Circumstances:
    """Return all that an address depends on beside its name: what is remembered is kept by it."""
    return get_language() or "", get_script_prefix(), get_urlconf() or settings.ROOT_URLCONF


@lru_cache(maxsize=1024)
def _found(name: str, arguments: tuple[str, ...], _circumstances: Circumstances) -> str:
    return reverse(name, args=arguments)


def addresses_of_rows(name: str) -> Callable[[str], str]:
    """Return what makes addresses like `address_of_row`, also when the request is over.

    An answer that is streamed is written after the region and the language of its request were
    set aside: what they add is taken along.
    """
    head = _found(name, (_LAST,), circumstances()).removesuffix(f"{_LAST}/")
    return lambda address: f"{head}{address}/"
