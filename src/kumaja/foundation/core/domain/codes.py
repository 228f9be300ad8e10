"""Public codes and the addresses made of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from random import Random, SystemRandom

# Without signs that are mistaken for each other, so that a code can be read out.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
CODE_LENGTH = 10
_SLUG_LENGTH = 60
_SYSTEM = SystemRandom()
_chance: ContextVar[Random] = ContextVar("chance")


def new_code() -> str:
    """Return a random public code of ten signs (49 bits)."""
    return "".join(_chance.get(_SYSTEM).choices(ALPHABET, k=CODE_LENGTH))


@contextmanager
def repeatable_codes(seed: str) -> Iterator[None]:
    """Let the codes made inside follow from the seed; for invented data alone."""
    token = _chance.set(Random(seed))  # noqa: S311 - nobody's secret: addresses of invented rows
    try:
        yield
    finally:
        _chance.reset(token)


def slug_of(text: str) -> str:
    """Return the text as a readable part of an address: ä and å become a, ö becomes o."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug[:_SLUG_LENGTH].rstrip("-")


# Of names of rows alone: what visitors write is not kept.
_slug_of_name = lru_cache(maxsize=4096)(slug_of)


def address_of(name: str, code: str) -> str:
    """Return `<slug>-<code>`, or the code alone when the name has no letters for a slug."""
    slug = _slug_of_name(name)
    return f"{slug}-{code}" if slug else code


def code_in(address: str) -> str:
    """Return the code that ends an address; what stands before it is only for readers."""
    return address[-CODE_LENGTH:]
