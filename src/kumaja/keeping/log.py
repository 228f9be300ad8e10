"""Holds the log against the rows: what the latest act on a row wrote must stand there."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import Field, JSONField, Model

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.audit.queries import key_of, state_of
from kumaja.front.home.actions.own_data import ROOMS
from kumaja.keeping.tables import AnyModel

_AT_ONCE = 500
_SHOWN = 20
Told = dict[str, dict[str, Any]]


def rows_against_log() -> Iterator[str]:
    """Yield a sentence for each row that is otherwise than the log says, the first twenty.

    Told of are plain columns of rows that are there. Left aside are what an erasure may empty
    (columns that the record of processing names) and relations, which follow when rows are merged.
    """
    found = 0
    for model, told in _told_of_rows():
        for sentence in _differing(model, told):
            found += 1
            if found <= _SHOWN:
                yield sentence
    if found > _SHOWN:
        yield f"And {found - _SHOWN} rows more that are otherwise than the log says."


def _told_of_rows() -> Iterator[tuple[AnyModel, Told]]:
    """Yield what the log says of rows: model, and for some keys at a time column → value."""
    rows = AuditRow.objects.order_by("object_label", "object_key", "at", "pk")
    acts = rows.only("object_label", "object_key", "before", "after").iterator()
    for label, of_label in groupby(acts, key=attrgetter("object_label")):
        model = _model_of(label)
        told: Told = {}
        for key, of_key in groupby(of_label, key=attrgetter("object_key")):
            if model and (state := _latest(model, list(of_key))):
                told[key] = state
            if model and len(told) == _AT_ONCE:
                yield model, told
                told = {}
        if model and told:
            yield model, told


def _model_of(label: str) -> AnyModel | None:
    """Return the model when one key of the log means one row of it."""
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        return None
    names = {field.name: field for field in model._meta.concrete_fields}
    return model if "code" not in names or names["code"].unique else None


def _latest(model: AnyModel, acts: list[AuditRow]) -> dict[str, Any]:
    """Return what the last act on each column wrote; nothing after the row's end."""
    state: dict[str, Any] = {}
    for act in acts:
        if act.after is None and act.before is not None:
            state = {}
        state |= act.after or {}
    return {name: value for name, value in state.items() if _is_told(model, name, value)}


def _is_told(model: AnyModel, name: str, value: object) -> bool:
    """Test whether a value of the log must stand in the row's column."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    is_plain = isinstance(field, Field) and field.concrete and not field.is_relation
    return is_plain and not _was_emptied(value) and f"{model._meta.label}.{name}" not in _PERSONAL


def _was_emptied(value: object) -> bool:
    """Test whether a text may have been emptied in the log, with an address of somebody erased."""
    if isinstance(value, dict):
        return any(_was_emptied(each) for each in value.values())
    if isinstance(value, list):
        return any(_was_emptied(each) for each in value)
    return value == ""


def _differing(model: AnyModel, told: Told) -> Iterator[str]:
    """Yield a sentence for each row that is there and not as told."""
    has_code = any(field.name == "code" for field in model._meta.concrete_fields)
    for row in _rows(model, told, "code" if has_code else "pk"):
        state = told[key_of(row)]
        wrong = sorted(name for name, value in state.items() if not _is_same(row, name, value))
        if wrong:
            which = f"{model._meta.label} {key_of(row)}"
            yield f"{which}: the log says otherwise of {', '.join(wrong)}."


def _rows(model: AnyModel, keys: Collection[str], by: str) -> list[Model]:
    if by == "pk":
        keys = [key for key in keys if key.isdecimal()]
    return list(model._meta.base_manager.filter(**{f"{by}__in": keys}).order_by("pk"))


def _is_same(row: Model, name: str, value: object) -> bool:
    """Test whether the column holds the value, in whatever form the log has it."""
    field = row._meta.get_field(name)
    now = state_of(row, name)[name]
    if now == value or isinstance(field, JSONField) or not isinstance(field, Field):
        return bool(now == value)
    try:
        return bool(field.to_python(now) == field.to_python(value))
    except ValidationError:
        return False


_PERSONAL = frozenset(name for room in ROOMS for entry in room.RECORD for name in entry.fields)
