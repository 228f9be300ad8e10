"""Database and cache, made from the environment."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

# An acknowledged write must survive a power cut (FULL), and writers must queue instead of failing
# half way (IMMEDIATE): Django's DEFERRED failed 77 % of concurrent posts when it was measured.
# What is erased is overwritten (secure_delete): else it stays readable in the file's free pages.
_SQLITE_START = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
    "PRAGMA mmap_size=134217728; PRAGMA cache_size=-16000; PRAGMA secure_delete=ON;"
)
# The cache may be lost at any time, so that it does not wait for the disk.
_SQLITE_CACHE_START = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"


def sqlite(file: Path, start: str = _SQLITE_START) -> dict[str, Any]:
    """Return Django's settings of a SQLite file."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": start},
        "CONN_MAX_AGE": None,
    }


def sqlite_cache(file: Path) -> dict[str, Any]:
    """Return Django's settings of the SQLite file that holds the cache table."""
    return sqlite(file, _SQLITE_CACHE_START)


def postgresql(url: str, *, pool: bool) -> dict[str, Any]:
    """Return Django's settings of a PostgreSQL address; raises ValueError on another scheme."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ValueError("KUMAJA_DATABASE_URL must begin with postgresql://")
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    if pool:
        options["pool"] = True
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or options.pop("host", ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 0 if pool else None,
        "CONN_HEALTH_CHECKS": True,
    }
