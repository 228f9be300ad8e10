"""Copies of the index: swapped while searches go on, seen by a process that was forked."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from kumaja.foundation.index.domain.cursor import Cursor, Mark
from kumaja.foundation.index.engine import folders
from kumaja.foundation.index.engine.folders import IndexHeld, IndexMissing
from kumaja.foundation.index.engine.writer import Writer
from kumaja.foundation.index.tests.building import NOW, a_document, build, keys


def change(folder: Path, *names: str) -> None:
    writer = Writer(folder)
    writer.replace("test.Row", ["a"], [a_document("a", name) for name in names])
    writer.commit()
    writer.close()


def test_a_commit_is_seen_by_the_next_question() -> None:
    folder = build(a_document("a", "Kerho"))
    assert keys("kerho") == ["a"]

    change(folder, "Kahvila")

    assert keys("kerho") == []
    assert keys("kahvila") == ["a"]


def test_a_row_without_a_document_leaves() -> None:
    folder = build(a_document("a", "Kerho"), a_document("b", "Kerho"))

    change(folder)

    assert keys("kerho") == ["b"]


def test_nothing_is_seen_before_the_commit() -> None:
    folder = build(a_document("a", "Kerho"))
    writer = Writer(folder)
    writer.replace("test.Row", ["a"], [])

    assert keys("kerho") == ["a"]
    writer.close()
    assert keys("kerho") == ["a"]


def test_a_new_copy_is_taken_and_the_old_one_dropped() -> None:
    old = build(a_document("a", "Kerho"))
    assert keys("kerho") == ["a"]

    new = build(a_document("b", "Kerho"))

    assert keys("kerho") == ["b"]
    assert not old.exists()
    assert folders.current() == new


def test_a_copy_that_was_not_finished_is_not_used() -> None:
    build(a_document("a", "Kerho"))
    unfinished = folders.new_copy(NOW)
    Writer(unfinished).commit()

    assert keys("kerho") == ["a"]
    (folders.root() / "current").write_text(unfinished.name)
    with pytest.raises(IndexMissing):
        keys("kerho")


def test_a_forked_process_sees_what_is_written_after_the_fork() -> None:
    folder = build(a_document("a", "Kerho"))
    assert keys("kerho") == ["a"]
    told, tell = os.pipe()
    answered, answer = os.pipe()
    child = os.fork()
    if not child:
        os.read(told, 1)
        os.write(answer, b"1" if keys("kahvila") == ["a"] else b"0")
        os._exit(0)

    change(folder, "Kahvila")
    os.write(tell, b"1")

    assert os.read(answered, 1) == b"1"
    os.waitpid(child, 0)


def test_what_it_was_made_with_is_compared(settings: Settings) -> None:
    folder = build(a_document("a", "Kerho"))
    assert folders.is_up_to_date(folder)

    about = folder / "about.json"
    about.write_text(about.read_text().replace("snowball", "soothsayer"))

    assert not folders.is_up_to_date(folder)
    assert keys("kerho") == ["a"]


def test_a_mark_is_read_as_it_was_written() -> None:
    folder = build()
    mark = Mark(Cursor(7, 42), NOW + timedelta(seconds=3))
    folders.write_mark(folder, mark)
    assert folders.read_mark(folder) == mark

    (folder / "cursor.json").write_text("{")
    assert folders.read_mark(folder) is None


def test_one_process_follows_and_the_lock_ends_with_it() -> None:
    with (
        folders.held("follower", wait=False),
        pytest.raises(IndexHeld),
        folders.held("follower", wait=False),
    ):
        pass
    with folders.held("follower", wait=False):
        pass
