"""Many who speak at once stand in one order, and whoever fails leaves no gap (threads)."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

import pytest
from django.conf import settings
from django.db import connection, transaction

from kumaja.foundation.ledger.actions import append, sign_checkpoint
from kumaja.foundation.ledger.models import Checkpoint, Entry
from kumaja.foundation.ledger.queries.verifying import ledger_faults
from tests.promises.test_races import together
from tests.walk.world import NOW

IS_POSTGRESQL = settings.DATABASES["default"]["ENGINE"].endswith("postgresql")
pytestmark = [
    pytest.mark.postgresql,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not IS_POSTGRESQL, reason="needs KUMAJA_DATABASE_URL: threads race"),
]
SPEAKERS, EACH = 12, 10


def speak(number: int) -> None:
    """Add leaves in transactions of one's own, of which every third is taken back."""
    for turn in range(EACH):
        leaf = sha256(f"{number} {turn}".encode()).hexdigest()
        with transaction.atomic():
            append(kind="test", leaf=leaf, now=NOW)
            if turn % 3 == 2:
                transaction.set_rollback(True)


def test_many_who_speak_at_once_stand_in_one_order() -> None:
    together(speak, SPEAKERS)

    positions = Entry.objects.order_by("position").values_list("position", flat=True)
    assert list(positions) == list(range(SPEAKERS * (EACH - EACH // 3)))
    assert Entry.objects.values("leaf").distinct().count() == len(positions)
    assert not [
        told for told in ledger_faults() if "its row was deleted" not in told and "more" not in told
    ]


def test_who_speaks_waits_for_the_one_who_came_first() -> None:
    """Without the lock the second would take the same place, and lose its words."""
    append(kind="test", leaf="00" * 32, now=NOW)

    def one(number: int) -> int:
        with transaction.atomic():
            entry = append(kind="test", leaf=f"{number:064x}", now=NOW)
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_sleep(0.05)")
        return entry.position

    assert sorted(map(int, together(one, 6))) == [1, 2, 3, 4, 5, 6]


def test_one_checkpoint_is_signed_by_many_workers_and_while_people_speak() -> None:
    append(kind="test", leaf="00" * 32, now=NOW)

    def sign(number: int) -> object:
        if number % 2:
            return speak(number)
        return sign_checkpoint(now=NOW + timedelta(seconds=number))

    together(sign, 8)
    sign_checkpoint(now=NOW + timedelta(days=1))
    assert not [told for told in ledger_faults() if "checkpoint" in told]
    assert Checkpoint.objects.count() == Checkpoint.objects.values("size").distinct().count()
