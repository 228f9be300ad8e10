"""How far long work has come: kept beside the database, so that it is seen before the end."""

from __future__ import annotations

from django.core.cache import cache

_LIFE = 3600  # seconds


def tell_progress(code: str, done: int, total: int) -> None:
    """Keep how much is done; losing it harms nobody."""
    cache.set(f"imports:progress:{code}", (done, total), _LIFE)


def progress_of(code: str) -> tuple[int, int]:
    """Return done and total; zeros when nothing is told."""
    found: tuple[int, int] | None = cache.get(f"imports:progress:{code}")
    return found or (0, 0)
