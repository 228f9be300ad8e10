"""Columns that several rooms share. No tables: `core` has none of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

from kumaja.foundation.core.domain.codes import CODE_LENGTH, new_code
from kumaja.foundation.core.domain.text import Trilingual

if TYPE_CHECKING:
    _TextColumn = models.CharField[str, str]
else:
    _TextColumn = models.CharField


class PublicCode(_TextColumn):
    """The random code by which a row is known outside; integer keys never leave the process."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Django passes its own options back
        options |= {
            "max_length": CODE_LENGTH,
            "unique": True,
            "editable": False,
            "default": new_code,
        }
        super().__init__(**options)


class TrilingualText:
    """Reads the columns `<name>_fi`, `<name>_sv`, `<name>_en` of a row as one `Trilingual`."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, row: object, owner: type | None = None) -> Trilingual:
        if row is None:
            return Trilingual()
        name = self._name
        return Trilingual(
            fi=getattr(row, f"{name}_fi"),
            sv=getattr(row, f"{name}_sv"),
            en=getattr(row, f"{name}_en"),
        )


class Named(models.Model):
    """A row with a name in one to three languages."""

    name_fi = models.CharField(max_length=200, blank=True)
    name_sv = models.CharField(max_length=200, blank=True)
    name_en = models.CharField(max_length=200, blank=True)

    name = TrilingualText()

    class Meta:
        abstract = True


class Imported(models.Model):
    """A row that may have come from elsewhere: its source and the id it has there.

    `uuid` is UUIDv5 of source and source id for imported rows, and of our own namespace and the
    public code for rows written here: what a row is called in exchange formats.
    """

    source = models.CharField(max_length=40, blank=True)
    source_id = models.CharField(max_length=100, blank=True)
    uuid = models.UUIDField(unique=True, null=True, blank=True, editable=False)

    class Meta:
        abstract = True
