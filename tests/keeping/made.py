"""Makes a row of any model, so that a backup is tried with every table there is.

A new model needs nothing here while plain values keep its rules; else say in SPECIAL what does.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import AutoField, Field, ForeignKey, Model

from kumaja.foundation.ledger.actions import append
from kumaja.foundation.ledger.models import Committed

NOW = datetime(2026, 11, 21, 10, 30, 15, 123456, tzinfo=UTC)
CONTENT = b"%PDF-1.4\n" + bytes(range(256)) * 20
WORDS = 'Ä"\\ 😀 \n'
# Says of a column that may be empty that the row needs it filled.
FILLED = object()


def another_organisation() -> Model:
    """Return an organisation that is not the first one: a pair is of two."""
    model = apps.get_model("registry.Organisation")
    if not model._meta.base_manager.exists():
        make(model)
    row, _is_new = model._meta.base_manager.get_or_create(
        name_fi="Toinen ry", defaults={"kind": "association", "created_at": NOW}
    )
    return row


# What keeps the rules of a table, where a plain value doesn't; and what no restore may change.
SPECIAL: dict[str, dict[str, Any]] = {
    "registry.JoiningRequest": {"settled_at": None},
    "registry.DuplicatePair": {"second": another_organisation, "decided_at": None},
    "registry.Merge": {"gone": another_organisation},
    "accounts.SignIn": {"ended_at": NOW},
    "accounts.User": {"email": "a@made.example", "password": "!"},
    "outbox.Mail": {"state": "waiting"},
    "subscriptions.Receiver": {"email": "a@made.example"},
    "home.Feedback": {"answer": ""},
    "practices.PracticeUse": {"municipality": FILLED},
    "interchange.Delivery": {"given_up_at": None, "next_at": None},
    "ledger.Log": {"id": 1},
    "matters.MatterOwner": {"organisation": FILLED},
    "matters.Stage": {"ends_at": NOW + timedelta(days=1)},
    "contributions.Contribution": {"organisation": FILLED},
    "echo.Weighing": {"change": FILLED},
}
PLAIN: dict[str, Any] = {
    "BooleanField": True,
    "DateField": date(2024, 2, 29),
    "DateTimeField": NOW,
    "DecimalField": "1.50",
    "DurationField": timedelta(days=-1, microseconds=3),
    "FloatField": 0.1,
    "JSONField": {"b": [1, 2.5, None, "ä"], "a": {}},
    "TimeField": time(23, 59, 59, 999999),
    "UUIDField": UUID(int=7),
    "BinaryField": b"\x00\xff",
    "EmailField": "a@made.example",
    "URLField": "https://made.example/",
    "SlugField": "made",
}


def value_for(field: Field[Any, Any]) -> object:
    """Return a plain value that fits the column."""
    if isinstance(field, ForeignKey):
        return field.related_model._meta.base_manager.order_by("pk").first() or make(
            field.related_model
        )
    if field.has_default():
        return field.get_default()
    if field.choices:
        return field.flatchoices[0][0]
    kind = type(field).__name__
    return PLAIN.get(kind, PLAIN.get(field.get_internal_type(), _text_or_number(field)))


def _text_or_number(field: Field[Any, Any]) -> object:
    if "Integer" in field.get_internal_type():
        return 3
    return WORDS[: field.max_length or 20]


def make(model: type[Model]) -> Model:
    """Write one row with something in each column; else with nothing where nothing may stand."""
    try:
        with transaction.atomic():
            return _made(model, is_full=True)
    except IntegrityError:
        return _made(model, is_full=False)


def _made(model: type[Model], *, is_full: bool) -> Model:
    special = SPECIAL.get(model._meta.label, {})
    row = model()
    for field in model._meta.local_concrete_fields:
        may_be_empty = field.null or (field.blank and not is_full)
        if field.name in special:
            told = special[field.name]
            kept = value_for(field) if told is FILLED else told
            setattr(row, field.name, kept() if callable(kept) else kept)
        elif not (may_be_empty or field.generated or isinstance(field, AutoField)):
            setattr(row, field.name, value_for(field))
    if isinstance(row, Committed):
        row.salt = "00" * 32
        row.entry = append(kind=row.KIND, leaf=row.commitment.leaf, now=NOW)
    row.save(force_insert=True)
    return row
