"""Which tables a backup holds, which it leaves out and why, and how a row is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Field, ForeignKey, Model

from kumaja.keeping.lines import line_of
from kumaja.keeping.ordering import in_order

AT_ONCE = 2000

# What a restored installation must not have: these tables are empty after a restore.
ENDED = {
    "sessions.Session": "who was signed in signs in again",
    "account.EmailConfirmation": "links by which an address is confirmed end",
    "socialaccount.SocialApp": "authorities are named in the settings, with their secrets",
    "socialaccount.SocialToken": "keys to an authority's own service are asked for anew",
    "index.Change": "the search index is built anew",
}
# What Django writes by itself from the code, and nothing points to.
MADE_ANEW = {
    "contenttypes.ContentType": "made by migrate",
    "auth.Permission": "made by migrate",
    "auth.Group": "roles are rows of the registry",
    "auth.Group_permissions": "roles are rows of the registry",
}
# Columns that open something while they are valid: written as if they were empty.
BLANK = {"accounts.SignIn": {"session_key": ""}}
# What `kumaja migrate` loads into new tables: a database with nothing else is empty.
SHIPPED = frozenset(
    {
        "places.WellbeingServicesCounty", "places.Municipality", "places.Locality",
        "places.PostalCode", "places.ShippedList", "vocabulary.Term", "vocabulary.Term_means",
        "vocabulary.Synonym", "directory.Expression", "directory.Expression_terms",
        "directory.Voice", "directory.CrisisContact", "directory.CrisisTrigger",
        # That they were loaded.
        "audit.AuditRow",
    }
)  # fmt: skip

AnyModel = type[Model]


def all_tables() -> list[AnyModel]:
    """Return every model with a table of its own, those between two others too."""
    models = apps.get_models(include_auto_created=True)
    return [model for model in models if model._meta.managed and not model._meta.proxy]


def kept_tables() -> list[AnyModel]:
    """Return the models whose rows a backup holds, each after those it points to."""
    without = ENDED.keys() | MADE_ANEW.keys()
    kept = {m._meta.label: m for m in all_tables() if m._meta.label not in without}
    needs = {
        label: {
            lower.model._meta.label
            for field in columns_of(model)
            if (lower := pointed_at(field)) is not None
        }
        for label, model in kept.items()
    }
    return [kept[label] for label in in_order(needs)]


def columns_of(model: AnyModel) -> list[Field[Any, Any]]:
    """Return the columns that are written; what the database itself computes is left to it."""
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def column_of(field: Field[Any, Any]) -> str:
    """Return the name of the column in the database."""
    return field.column or field.attname


def pointed_at(field: Field[Any, Any]) -> Field[Any, Any] | None:
    """Return the column that a relation points to, None when the column is no relation."""
    return field.target_field if isinstance(field, ForeignKey) else None


def lines_of(model: AnyModel, *, using: str) -> Iterator[bytes]:
    """Yield each row as a line, in the order of keys, holding only some of them at a time."""
    fields = columns_of(model)
    names = [field.attname for field in fields]
    blank = {names.index(name): value for name, value in BLANK.get(model._meta.label, {}).items()}
    rows = model._meta.base_manager.using(using).order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=AT_ONCE):
        values = list(row)
        for place, value in blank.items():
            values[place] = value
        yield line_of(values)


def described(model: AnyModel) -> tuple[str, ...]:
    """Return what each column is, as the print of all tables needs it."""
    return tuple(
        f"{field.attname} {field.get_internal_type()} {field.max_length} {field.null}"
        for field in columns_of(model)
    )
