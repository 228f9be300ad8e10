"""What keeps the service from serving."""

from __future__ import annotations

from django.db import DatabaseError

from kumaja.foundation.index.domain.question import Question
from kumaja.foundation.index.engine import searcher
from kumaja.foundation.index.engine.folders import IndexMissing
from kumaja.foundation.regions.models import Region


def faults() -> list[str]:
    """Return a word for each part that does not answer; none when all is well."""
    found = []
    try:
        slug = Region.objects.values_list("slug", flat=True).order_by("pk").first() or ""
    except DatabaseError:
        return ["database"]
    try:
        searcher.find(Question(region=slug, text=""), counted=())
    except (IndexMissing, OSError, ValueError):
        found.append("search index")
    return found
