"""Lock 9: migrations say what the models say; until the first tag each room has one."""

from __future__ import annotations

import io

import pytest
from django.core.management import call_command
from django.db import models

from kumaja.foundation.places.models import Municipality
from tools.house import SOURCE

pytestmark = [pytest.mark.gate, pytest.mark.django_db]


def missing() -> bool:
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=io.StringIO())
    except SystemExit as ended:
        return ended.code != 0
    return False


def test_no_migration_is_missing() -> None:
    assert not missing()


def test_a_missing_migration_is_caught() -> None:
    field = models.BooleanField(default=False)
    field.contribute_to_class(Municipality, "is_planted")
    try:
        assert missing()
    finally:
        Municipality._meta.local_fields.remove(field)
        Municipality._meta._expire_cache()  # noqa: SLF001 - undo of the planted field


def test_each_room_has_one_migration_until_the_first_tag() -> None:
    for folder in SOURCE.rglob("migrations"):
        assert [file.name for file in folder.glob("0*.py")] == ["0001_initial.py"], folder
