"""Read and report, apply, undo: what happens, and what is left alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import NOW
from kumaja.foundation.accounts.actions import open_account
from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.core.tests.counted import known_rows
from kumaja.foundation.imports import personal
from kumaja.foundation.imports.actions import (
    NotApplied,
    NotReported,
    apply_run,
    drop_old_reports,
    read_and_report,
)
from kumaja.foundation.imports.domain.records import BrokenFile
from kumaja.foundation.imports.domain.verdicts import RunState, Verdict
from kumaja.foundation.imports.models import ImportRow, ImportRun
from kumaja.foundation.imports.queries import rows_to_tell
from kumaja.foundation.imports.tests.toys import BALL, KITE, Box, counts
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.tests.factories import RegionFactory

pytestmark = pytest.mark.django_db


def test_a_report_writes_nothing_but_itself(box: Box) -> None:
    run = box.report(BALL, KITE)

    assert counts(run) == {"new": 2}
    assert box.toys.rows == {}
    assert not AuditRow.objects.exists()


def test_what_was_reported_is_applied(box: Box) -> None:
    run = box.bring(BALL, KITE)

    assert box.toys.present == {"Ball": "red", "Kite": ""}
    assert (run.state, run.applied_at) == (RunState.APPLIED, box.now)
    assert AuditRow.objects.filter(verb="applied", object_key=run.code).exists()


def test_the_database_counts_what_was_brought_in(box: Box) -> None:
    run = box.bring(BALL, KITE)

    assert known_rows(ImportRow._meta.db_table) == run.rows.count() > 0


def test_twice_the_same_changes_nothing(box: Box) -> None:
    box.bring(BALL, KITE)
    acts = AuditRow.objects.filter(object_label="toys.Toy").count()

    run = box.bring(BALL, KITE)

    assert counts(run) == {"same": 2}
    assert AuditRow.objects.filter(object_label="toys.Toy").count() == acts


def test_only_changed_fields_are_written(box: Box) -> None:
    box.bring(BALL)
    box.toys.rows["1"]["owner"] = "Aino"

    run = box.bring(BALL | {"colour": "blue"})

    assert counts(run) == {"changed": 1}
    assert run.rows.get().fields == ["colour"]
    assert run.rows.get().before == {"colour": "red"}
    assert box.toys.rows["1"] == {"name": "Ball", "colour": "blue", "owner": "Aino"}


@pytest.mark.parametrize("colour", ["red", "blue"])
def test_what_people_corrected_is_a_conflict_and_left_to_them(box: Box, colour: str) -> None:
    box.bring(BALL)
    box.correct("1", colour="green")

    run = box.bring(BALL | {"colour": colour, "name": "Football"})

    assert counts(run) == {"conflict": 1}
    assert run.rows.get().fields == ["colour"]
    assert "corrected here" in run.rows.get().told
    assert box.toys.present == {"Ball": "green"}


def test_people_and_source_saying_the_same_is_no_conflict(box: Box) -> None:
    box.bring(BALL)
    box.correct("1", colour="green")

    assert counts(box.report(BALL | {"colour": "green"})) == {"same": 1}


def test_a_row_that_no_import_wrote_is_a_conflict(box: Box) -> None:
    box.toys.rows["1"] = {"name": "Ball", "colour": "green"}

    assert counts(box.report(BALL)) == {"conflict": 1}


def test_what_was_corrected_after_the_report_is_left_alone(box: Box) -> None:
    box.bring(BALL)
    run = box.report(BALL | {"colour": "blue"})
    box.correct("1", colour="green")

    run = apply_run(run=run, mapping=box.toys, actor="import", now=box.now)

    assert counts(run) == {"conflict": 1}
    assert box.toys.present == {"Ball": "green"}


def test_a_broken_file_keeps_nothing(box: Box) -> None:
    box.file.write_text('[{"id": "1", "name": "Ball"}, {', "utf-8")

    with pytest.raises(BrokenFile):
        read_and_report(mapping=box.toys, path=box.file, region=None, actor=None, now=NOW)

    assert not ImportRun.objects.exists()


def test_a_bad_record_is_told_and_never_stops_the_rest(box: Box) -> None:
    run = box.bring({"id": "3"}, BALL, KITE | {"colour": "impossible"}, BALL)

    assert counts(run) == {"new": 1, "refused": 3}
    told = [(row.file, row.number, row.field, row.told) for row in rows_to_tell(run)]
    assert sorted(told, key=lambda row: row[1]) == [
        ("toys.json", 1, "name", "It has no name."),
        ("toys.json", 3, "colour", "It can't stand here: No toy has this colour."),
        ("toys.json", 4, "id", "The source has this record twice; the first one counts."),
    ]
    assert box.toys.present == {"Ball": "red"}


def test_each_stage_comes_once(box: Box) -> None:
    run = box.report(BALL)
    with pytest.raises(NotApplied):
        box.undo(run)
    apply_run(run=run, mapping=box.toys, actor="import", now=box.now)
    with pytest.raises(NotReported):
        apply_run(run=run, mapping=box.toys, actor="import", now=box.now)
    box.undo(run)
    with pytest.raises(NotApplied):
        box.undo(run)


def test_nothing_is_brought_into_a_closed_region(box: Box) -> None:
    run = box.report(BALL, region=RegionFactory.create(closed_at=NOW))

    with pytest.raises(RegionClosed):
        apply_run(run=run, mapping=box.toys, actor="import", now=box.now)

    assert box.toys.rows == {}


def test_when_something_breaks_nothing_is_applied(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = box.report(BALL)
    monkeypatch.setattr(box.toys, "apply", lambda *_, **__: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        apply_run(run=run, mapping=box.toys, actor="import", now=box.now)

    run.refresh_from_db()
    assert run.state == RunState.REPORTED


def test_progress_is_told_in_portions(box: Box) -> None:
    run = box.report(*({"id": str(n), "name": f"Toy {n}"} for n in range(250)))
    told: list[tuple[int, int]] = []

    apply_run(
        run=run, mapping=box.toys, actor="import", now=NOW,
        on_progress=lambda done, total: told.append((done, total)),
    )  # fmt: skip

    assert told == [(100, 250), (200, 250), (250, 250)]


def test_a_report_that_nobody_applied_is_dropped_after_a_month(box: Box) -> None:
    box.bring(BALL)
    box.report(BALL, KITE)

    assert drop_old_reports(now=box.now + timedelta(days=29)) == 0
    drop_old_reports(now=box.now + timedelta(days=31))

    assert [run.state for run in ImportRun.objects.all()] == [RunState.APPLIED]
    assert ImportRow.objects.judged(Verdict.NEW).count() == 1


def test_a_person_can_take_out_their_imports_and_be_forgotten(box: Box) -> None:
    user = open_account(email="mari@esimerkki.example", now=NOW)
    run = box.report(BALL)
    ImportRun.objects.update(started_by=user)

    assert personal.export(user)["imports"][0]["file"] == "toys.json"
    personal.erase(user, now=NOW)

    run.refresh_from_db()
    assert run.started_by is None
