"""Canary words: planted in every text of one region, never met when walking another (lock 10)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.apps import apps
from django.db import models

from kumaja.foundation.regions.models import Region

# Ends of names by which rows are known, ordered or spoken to; a word added there breaks the row.
_NOT_WRITTEN = (
    "key", "code", "slug", "source", "source_id", "language", "email", "phone", "host", "rule",
    "kind", "number", "said_in", "salt",
)  # fmt: skip


def canary_of(region: Region) -> str:
    """Return the region's word; no real text has it, and it survives search and sorting."""
    return f"zzkanaria{region.slug.replace('-', '')}zz"


def texts_of(model: type[models.Model]) -> Iterator[models.Field[object, object]]:
    """Yield the columns of a model that people write and read."""
    for field in model._meta.concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField)
        is_known = field.unique or field.choices or field.name.endswith(_NOT_WRITTEN)
        if is_text and not is_known and not isinstance(field, models.URLField | models.EmailField):
            yield field


def plant(region: Region, rows: Iterable[models.Model]) -> int:
    """End every text of the rows with the region's word; returns how many texts it was."""
    word, planted = canary_of(region), 0
    for row in rows:
        names = []
        for field in texts_of(type(row)):
            if text := str(getattr(row, field.name) or ""):
                room = (getattr(field, "max_length", None) or len(text) + 99) - len(word) - 1
                setattr(row, field.name, f"{text[: max(room, 0)]} {word}")
                names.append(field.name)
        if names:
            row.save(update_fields=names)
            planted += len(names)
    return planted


def rows_of(region: Region, paths: dict[str, str] | None = None) -> Iterator[models.Model]:
    """Yield the region itself and every row that belongs to it.

    A row belongs to the region of its `region` column, or of the path that `paths` names for its
    model (`{"registry.Contact": "organisation__memberships__region"}`).
    """
    yield region
    for model in apps.get_models():
        path = (paths or {}).get(model._meta.label, "")
        if not path and _points_to_region(model):
            path = "region"
        if path:
            manager = model._default_manager  # noqa: SLF001 - Django's public name for it
            yield from manager.filter(**{path: region}).distinct()


def _points_to_region(model: type[models.Model]) -> bool:
    """Test whether the model has a column `region` that points to a region."""
    return any(
        field.name == "region" and field.related_model is Region
        for field in model._meta.concrete_fields
    )


def plant_everywhere(region: Region, paths: dict[str, str] | None = None) -> int:
    """Plant the region's word in all its rows; returns how many texts it was."""
    return plant(region, rows_of(region, paths))


def assert_silent(content: str | bytes, foreign: Region) -> None:
    """Fail when a page shows any text of the foreign region."""
    text = content.decode() if isinstance(content, bytes) else content
    word = canary_of(foreign)
    place = text.casefold().find(word)
    assert place < 0, (
        f"a text of {foreign.slug} is shown: …{text[max(0, place - 80) : place + 40]}…"
    )
