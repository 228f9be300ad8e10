"""What is kept while the log stands: never an older answer than the rows would give."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Event

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.index.actions import touch
from kumaja.foundation.index.models import Change
from kumaja.foundation.index.queries import kept as module
from kumaja.foundation.index.queries.kept import Kept

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
commits = pytest.mark.django_db(transaction=True)


class Told:
    """Something that is read from rows: how many there are now, and how often it was read."""

    def __init__(self, most: int = 2) -> None:
        self.kept = Kept[int](most=most)
        self.times = 0

    def read(self) -> int:
        self.times += 1
        return Change.objects.count()

    def get(self, key: str = "") -> int:
        return self.kept.get(key, self.read)


@pytest.fixture
def told() -> Told:
    return Told()


def note(key: str = "row") -> None:
    touch("a.Row", key, now=NOW)


@commits
def test_it_is_read_once_while_the_log_stands_and_asked_for_with_one_statement(told: Told) -> None:
    note()
    assert told.get() == told.get() == 1
    with CaptureQueriesContext(connection) as asked:
        told.get()
    assert (told.times, len(asked)) == (1, 1)


@commits
@pytest.mark.parametrize("count", [0, 1, 3])
def test_each_change_makes_it_read_anew(told: Told, count: int) -> None:
    for _ in range(count):
        note()
    told.get()
    note()
    assert told.get() == count + 1
    assert told.times == 2


@commits
def test_a_log_that_was_emptied_or_replaced_makes_it_read_anew(told: Told) -> None:
    note("before")
    told.get()
    Change.objects.all().delete()
    assert told.get() == 0
    note("after")
    assert told.get() == 1


@commits
def test_what_a_transaction_wrote_and_took_back_is_never_kept() -> None:
    kept = Kept[str](most=1)

    def newest() -> str:
        return Change.objects.latest("pk").key

    note()
    with transaction.atomic():
        note("mine")
        assert kept.get("", newest) == "mine"
        transaction.set_rollback(True)
    # SQLite gives the next one the number of the one that was taken back.
    note("another")
    assert kept.get("", newest) == "another"


@pytest.mark.django_db
def test_a_transaction_reads_each_time(told: Told) -> None:
    told.get(), told.get()
    assert told.times == 2


@commits
def test_a_change_while_rows_are_read_makes_the_next_one_read_anew(told: Told) -> None:
    def slowly() -> int:
        found = told.read()
        note()
        return found

    assert told.kept.get("", slowly) == 0
    assert told.get() == 1


@commits
def test_it_is_read_anew_after_minutes(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(module, "monotonic", lambda: clock[0])
    told.get()
    clock[0] = float(module.SECONDS)
    told.get()
    assert told.times == 1
    clock[0] += 1
    told.get()
    assert told.times == 2


@commits
def test_keys_are_kept_apart_and_the_longest_unasked_goes(told: Told) -> None:
    for key in ("one", "two", "one", "three", "one"):
        told.get(key)
    assert told.times == 3
    told.get("two")
    assert told.times == 4


@commits
def test_another_database_has_its_own(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    told.get()
    monkeypatch.setitem(connection.settings_dict, "NAME", "another")
    told.get()
    assert told.times == 2


@commits
def test_threads_that_miss_it_at_once_read_it_once(told: Told) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite's test database is one connection's")
    begun, may_end = Event(), Event()

    def slowly() -> int:
        begun.set()
        may_end.wait(10)
        return told.read()

    def asked() -> int:
        try:
            return told.kept.get("", slowly)
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        found = [pool.submit(asked) for _ in range(3)]
        begun.wait(10)
        may_end.set()
        assert [each.result(10) for each in found] == [0, 0, 0]
    assert told.times == 1


@pytest.mark.postgresql
@commits
def test_a_slower_transaction_that_ends_later_makes_it_read_anew(told: Told) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite runs one writing transaction at a time")
    written, may_end = Event(), Event()

    def slowly() -> None:
        with transaction.atomic():
            note("slow")
            written.set()
            may_end.wait(10)
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(slowly)
        written.wait(10)
        note("quick")  # a greater number, but seen first
        assert told.get() == told.get() == 1
        assert told.times == 1
        may_end.set()
        slow.result(10)
    assert told.get() == 2
