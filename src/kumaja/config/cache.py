"""The cache: a table beside the data, or Redis when several machines share one service."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

TABLE = "kumaja_cache"
ALIAS = "cache"


def caches(url: str) -> dict[str, dict[str, Any]]:
    """Return Django's CACHES: a table by default, Redis by its address, `dummy:` for tests."""
    if url.startswith(("redis://", "rediss://")):
        return {
            "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}
        }
    if url == "dummy:":
        return {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    if url:
        raise ValueError("KUMAJA_CACHE_URL must begin with redis:// or rediss://")
    backend = "django.core.cache.backends.db.DatabaseCache"
    return {"default": {"BACKEND": backend, "LOCATION": TABLE, "OPTIONS": {"MAX_ENTRIES": 20_000}}}


class CacheRouter:
    """Sends the cache's table to a connection of its own.

    On SQLite that is a file that need not survive; on PostgreSQL a second connection, so that a
    limit that was used up stays so when the request's own transaction is rolled back.
    """

    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:  # noqa: ANN401
        """Read the cache from its own connection."""
        del hints
        return ALIAS if model._meta.app_label == "django_cache" else None

    def db_for_write(self, model: type[Model], **hints: Any) -> str | None:  # noqa: ANN401
        """Write it there too."""
        return self.db_for_read(model, **hints)

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:  # noqa: ANN401
        """Make the cache's table there, and nothing else."""
        del hints
        return (db == ALIAS) == (app_label == "django_cache")
