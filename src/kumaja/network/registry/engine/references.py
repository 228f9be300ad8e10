"""Every column of every room that points to an organisation, and its values as a row keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, JSONField, Model, QuerySet

from kumaja.foundation.audit.domain.states import json_ready

Column = ForeignKey[Any, Any]


def columns_to(target: type[Model]) -> Iterator[tuple[type[Model], Column]]:
    """Yield the columns that point to rows of a table, the tables between two included.

    Rooms above are found through the models themselves: none of them is imported.
    """
    for model in apps.get_models(include_auto_created=True):
        if model._meta.proxy or not model._meta.managed:
            continue
        for field in model._meta.local_fields:
            if isinstance(field, ForeignKey) and field.related_model is target:
                yield model, field


def rows_at(model: type[Model], **wanted: object) -> QuerySet[Any]:
    """Return the rows of any table by its columns, in the order of their keys."""
    return QuerySet(model=model).filter(**wanted).order_by("pk")


def model_called(label: str) -> type[Model] | None:
    """Return the model of a label, a table between two included; None when it is gone."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.label == label:
            return model
    return None


def kept_value(row: Model, column: str) -> Any:  # noqa: ANN401 - JSON
    """Return a column's value as JSON has it: of a reference the key.

    `payload__organisation` is one entry of a column that holds JSON.
    """
    name, _, entry = column.partition("__")
    field: Any = row._meta.get_field(name)
    kept = json_ready({name: field.value_from_object(row)})[name]
    return kept.get(entry) if entry else kept


def own_value(row: Model, column: str, kept: Any) -> tuple[str, Any]:  # noqa: ANN401 - any column
    """Return the attribute and what it takes for a value that was kept as JSON."""
    name, _, entry = column.partition("__")
    field: Any = row._meta.get_field(name)
    if entry:
        return name, {**field.value_from_object(row), entry: kept}
    is_plain = kept is None or isinstance(field, JSONField)
    return field.attname, kept if is_plain else field.to_python(kept)
