"""Whatever is changed in the database itself, the verification says which."""

from __future__ import annotations

import secrets
from datetime import timedelta

import pytest
from django.db import connection

from kumaja.foundation.ledger.actions import append, commit, erase, sign_checkpoint
from kumaja.foundation.ledger.domain.commitments import Commitment
from kumaja.foundation.ledger.domain.frontier import Frontier
from kumaja.foundation.ledger.models import Checkpoint, Entry, Log
from kumaja.foundation.ledger.queries.verifying import ledger_faults
from kumaja.foundation.ledger.tests.said import NOW, Said, rewrite, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("said_rows")]
CHANGED = "is not what was written: its text, name, code or another column changed."


def sql(statement: str, *values: str | int | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def faults() -> list[str]:
    return list(ledger_faults())


def hear(count: int = 13) -> list[Said]:
    """Let so many rows be said, and sign after the fifth and the tenth."""
    rows = []
    for number in range(count):
        rows.append(say(number))
        if number in {4, 9}:
            sign_checkpoint(now=NOW + timedelta(hours=number))
    return rows


def test_a_log_that_nobody_touched_has_no_fault() -> None:
    assert faults() == []
    rows = hear()
    erase(rows[3], blanks={"text": "", "speaker": ""}, now=NOW)
    sign_checkpoint(now=NOW + timedelta(days=1))

    assert faults() == []
    assert Checkpoint.objects.count() == 3


@pytest.mark.parametrize("column", ["text", "speaker", "code", "salt"])
def test_a_flipped_column_is_told_with_its_row(column: str) -> None:
    hear()
    sql(f"UPDATE ledger_said SET {column} = 'x' WHERE code = 'code6'")  # noqa: S608
    code = "x" if column == "code" else "code6"
    assert faults() == [f"ledger.Said {code} (position 6) {CHANGED}"]


@pytest.mark.parametrize("position", range(13))
def test_a_flipped_leaf_is_told_with_its_place(position: int) -> None:
    hear()
    leaf = secrets.token_hex(32)
    sql("UPDATE ledger_entry SET leaf = %s WHERE position = %s", leaf, position)
    told = faults()
    assert f"ledger.Said code{position} (position {position}) {CHANGED}" in told
    assert any(f"{position} of the log: an entry is not what it was" in each for each in told)
    assert len(told) == 2


def test_a_deleted_row_is_told_with_its_place() -> None:
    hear()
    sql("DELETE FROM ledger_said WHERE code = 'code6'")
    assert faults() == ["Position 6 of the log (said): its row was deleted."]


def test_a_deleted_entry_is_told_with_its_place_and_row() -> None:
    hear()
    sql("DELETE FROM ledger_entry WHERE position = 6")
    told = faults()
    assert "Position 6 of the log is missing: its entry was deleted." in told
    assert "ledger.Said code6 has no entry of its own in the log." in told


def test_a_row_that_was_put_in_beside_the_log_is_told() -> None:
    (first, *_) = hear()
    sql(
        "INSERT INTO ledger_said (salt, entry_id, code, speaker, text) "
        "VALUES ('a', %s, 'z', '', '')",
        first.entry_id,
    )
    assert faults() == ["ledger.Said z has no entry of its own in the log."]


def test_the_last_entries_cannot_be_dropped_after_they_were_signed() -> None:
    hear(10)
    sql("DELETE FROM ledger_said WHERE code = 'code9'")
    sql("DELETE FROM ledger_entry WHERE position = 9")
    rewrite(0, Entry.objects.get(position=0).leaf)
    told = "The checkpoint of 2026-11-21 19:00 UTC has 10 entries, the log 9"
    assert faults() == [f"{told}: the last ones were dropped."]


@pytest.mark.parametrize(("one", "other"), [(2, 3), (1, 8), (4, 12)])
def test_entries_that_changed_places_are_told(one: int, other: int) -> None:
    hear()
    for old, new in ((one, 99), (other, one), (99, other)):
        sql("UPDATE ledger_entry SET position = %s WHERE position = %s", new, old)
    assert any("an entry is not what it was" in each for each in faults())


def test_a_fork_that_fits_in_itself_is_told_by_what_was_signed() -> None:
    """Row, leaf and every root anew: only a checkpoint knows, and says between which two."""
    hear()
    row = Said.objects.get(code="code6")
    row.text = "Aivan muuta"
    sql("UPDATE ledger_said SET text = %s WHERE code = 'code6'", row.text)
    rewrite(6, row.commitment.leaf)
    told = "The checkpoint of 2026-11-21 19:00 UTC has 10 entries"
    assert faults() == [f"{told}: one of the positions 5–9 was changed since."]


def test_a_checkpoint_that_was_made_to_fit_a_fork_is_told_by_its_signature() -> None:
    hear()
    row = Said.objects.get(code="code6")
    row.text = "Aivan muuta"
    sql("UPDATE ledger_said SET text = %s WHERE code = 'code6'", row.text)
    rewrite(6, row.commitment.leaf)
    frontier = Frontier()
    for entry in Entry.objects.order_by("position")[:10]:
        frontier = frontier.with_leaf(entry.leaf)
    Checkpoint.objects.filter(size=10).update(root=frontier.root)
    assert faults() == ["The checkpoint of 10 entries is not as it was signed."]


def test_a_flipped_sign_of_a_signature_is_told() -> None:
    hear()
    kept = Checkpoint.objects.get(size=5)
    changed = kept.note[:-10] + ("A" if kept.note[-10] != "A" else "B") + kept.note[-9:]
    Checkpoint.objects.filter(size=5).update(note=changed)
    assert faults() == ["The checkpoint of 5 entries was not signed with this log's key."]
    Checkpoint.objects.filter(size=5).update(note="x")
    assert faults() == ["The checkpoint of 5 entries can't be read."]


def test_a_text_that_was_emptied_without_an_erasure_is_told() -> None:
    hear()
    sql("UPDATE ledger_said SET text = '', salt = '' WHERE code = 'code6'")
    assert faults() == [
        "ledger.Said code6 (position 6) was emptied, and the log has no erasure of it."
    ]


def test_an_erasure_whose_text_is_still_here_is_told() -> None:
    (row, *_) = hear()
    before = (row.text, row.salt, row.pk)
    erase(row, blanks={"text": ""}, now=NOW)
    sql("UPDATE ledger_said SET text = %s, salt = %s WHERE id = %s", *before)
    told = "ledger.Said code0 (position 0) was erased, says the log, and its text is still here."
    assert faults() == [told]


def test_an_erasure_that_points_elsewhere_is_told() -> None:
    hear()
    append(kind="erasure", leaf=Commitment("erasure", "", {"position": 2}).leaf, now=NOW, erases=3)
    told = "Position 13 of the log: the erasure is not the one that was written."
    assert faults() == [told]


def test_what_is_no_hash_and_no_log_is_told_in_words() -> None:
    hear()
    sql("UPDATE ledger_entry SET leaf = 'x' WHERE position = 6")
    Log.objects.update(size=5)
    told = faults()
    assert "Position 6 of the log holds what is no leaf at all." in told
    assert "The log counts 5 entries, and 13 are there." in told
    Log.objects.update(size=13, peaks=["00" * 32])
    assert "The log's own root is not what its entries come to." in faults()


def test_many_faults_are_told_as_the_first_twenty() -> None:
    for number in range(30):
        say(number)
    sql("UPDATE ledger_said SET text = 'x'")
    assert faults()[20:] == ["And 10 places more of this sort."]


def test_a_row_of_another_kind_than_its_leaf_is_told() -> None:
    row = Said(code="a", text="b")
    commit(row, now=NOW)
    sql("UPDATE ledger_entry SET kind = 'other'")
    assert faults() == ["ledger.Said a (position 0): the log says that it is another kind of row."]


def test_what_was_typed_is_hashed_as_the_column_holds_it() -> None:
    commit(Said(code=12, text="a\r\nb ", speaker=" å "), now=NOW)
    assert faults() == []
