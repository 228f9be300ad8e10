"""Taking an import back: what is given back, and what is left to the people who changed it."""

from __future__ import annotations

import pytest

from kumaja.foundation.imports.domain.verdicts import RunState
from kumaja.foundation.imports.queries import rows_to_tell
from kumaja.foundation.imports.tests.toys import BALL, KITE, Box, counts

pytestmark = pytest.mark.django_db


def test_undo_gives_back_what_was_and_takes_new_rows_away(box: Box) -> None:
    box.bring(BALL)
    run = box.bring(BALL | {"colour": "blue"}, KITE)

    run = box.undo(run)

    assert box.toys.present == {"Ball": "red"}
    assert (run.state, run.undone_at) == (RunState.UNDONE, box.now)
    assert not run.rows.filter(undone_at__isnull=True).exists()


def test_undo_leaves_what_people_changed_since(box: Box) -> None:
    run = box.bring(BALL, KITE)
    box.correct("1", colour="green")

    run = box.undo(run)

    assert box.toys.present == {"Ball": "green"}
    kept = run.rows.get(undone_at__isnull=True)
    assert (kept.source_id, kept.told) == ("1", "It was changed since the import; left as it is.")


def test_undo_leaves_what_people_have_acted_on_without_changing_it(box: Box) -> None:
    run = box.bring(BALL, KITE)
    box.correct("1")

    box.undo(run)

    assert box.toys.present == {"Ball": "red"}


def test_undo_leaves_what_other_rows_stand_on(box: Box) -> None:
    run = box.bring(BALL, KITE)
    box.toys.needed.add("1")

    run = box.undo(run)

    assert box.toys.present == {"Ball": "red"}
    assert [row.told for row in rows_to_tell(run)] == ["A child plays with it."]


def test_imports_are_undone_from_the_latest_back(box: Box) -> None:
    first = box.bring(BALL)
    second = box.bring(BALL | {"colour": "blue"})

    box.undo(second)
    box.undo(first)

    assert box.toys.present == {}


def test_an_import_that_a_later_one_changed_is_not_undone_beneath_it(box: Box) -> None:
    first = box.bring(BALL, KITE)
    box.bring(BALL | {"colour": "blue"})

    box.undo(first)

    assert box.toys.present == {"Ball": "blue"}


def test_what_was_undone_may_come_anew(box: Box) -> None:
    box.undo(box.bring(BALL))

    run = box.bring(BALL)

    assert counts(run) == {"new": 1}
    assert box.toys.present == {"Ball": "red"}


def test_what_people_archived_stays_away(box: Box) -> None:
    box.bring(BALL)
    box.toys.archived.add("1")

    assert counts(box.bring(BALL)) == {"conflict": 1}
    assert box.toys.present == {}
