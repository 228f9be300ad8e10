"""Jobs are done at least once, whatever is killed when."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from threading import Event
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kumaja import worker
from kumaja.foundation.outbox.actions import enqueue
from kumaja.foundation.outbox.domain.retry import ATTEMPTS, LEASE
from kumaja.foundation.outbox.domain.schedules import Daily
from kumaja.foundation.outbox.models import Job, ScheduleRow
from kumaja.foundation.outbox.queries import next_due
from tools.house import SOURCE

pytestmark = pytest.mark.django_db
ASKED = re.compile(r"""enqueue\(\s*(?:["']([a-z_.]+)["']|([A-Z_]+))""")
NOON = datetime(2026, 11, 21, 10, tzinfo=UTC)


class Killed(BaseException):
    """Stands for the end of the process."""


def test_a_job_is_done_and_leaves_no_row() -> None:
    done: list[dict[str, Any]] = []
    enqueue("x", {"a": 1}, now=NOON)
    assert worker.run_one({"x": lambda payload, now: done.append(payload)}, now=NOON)
    assert done == [{"a": 1}] and not Job.objects.exists()


def test_a_job_whose_worker_was_killed_is_done_by_the_next() -> None:
    done: list[str] = []

    def killed(payload: dict[str, Any], now: datetime) -> None:
        raise Killed

    enqueue("x", {}, now=NOON)
    with pytest.raises(Killed):
        worker.run_one({"x": killed}, now=NOON)

    again = {"x": lambda payload, now: done.append("x")}
    assert not worker.run_one(again, now=NOON)
    assert worker.run_one(again, now=NOON + LEASE)
    assert done == ["x"]


def test_two_workers_never_take_one_job() -> None:
    enqueue("x", {}, now=NOON)
    first, second = next_due(NOON), next_due(NOON)
    assert first and second
    assert worker.claim(first, now=NOON)
    assert not worker.claim(second, now=NOON)


def test_a_job_that_always_fails_is_given_up_and_kept() -> None:
    def fails(payload: dict[str, Any], now: datetime) -> None:
        raise RuntimeError("no such host")

    enqueue("x", {}, now=NOON)
    moment = NOON
    for _ in range(ATTEMPTS):
        assert worker.run_one({"x": fails}, now=moment)
        moment += timedelta(days=1)
    job = Job.objects.get()
    assert job.is_dead and "no such host" in job.error
    assert not worker.run_one({"x": fails}, now=moment)


def test_an_unknown_job_is_not_lost() -> None:
    enqueue("gone", {}, now=NOON)
    worker.run_one({}, now=NOON)
    assert Job.objects.get().error.startswith("KeyError")


def test_an_idle_poll_only_reads() -> None:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert not worker.run_one({}, now=NOON)
    assert all(query["sql"].startswith("SELECT") for query in seen.captured_queries)


def test_a_schedule_is_planned_once_when_due() -> None:
    daily = {"x": Daily(time(3, 0))}
    worker.plan(daily, now=NOON)
    assert not Job.objects.exists()
    due = ScheduleRow.objects.get().next_at
    worker.plan(daily, now=due)
    worker.plan(daily, now=due)
    assert Job.objects.count() == 1


def test_the_rooms_jobs_are_united_and_run_until_nothing_waits() -> None:
    assert "outbox.send_mail" in worker.united("JOBS")
    assert worker.united("SCHEDULE").keys() <= worker.united("JOBS").keys()
    worker.work(Event(), once=True)


def jobs_asked(source: str) -> set[str]:
    """Return the names of jobs that a source enqueues, by text or by a constant of its own."""
    found = set()
    for name, constant in ASKED.findall(source):
        told = re.search(rf"""^{constant} = ["']([a-z_.]+)["']""", source, re.MULTILINE)
        found.add(name or (told[1] if told else ""))
    return found - {""}


def test_every_job_that_is_asked_by_name_exists() -> None:
    """A room below asks one above by a job's name: a mistyped name would fail only later."""
    files = [file for file in SOURCE.rglob("*.py") if "tests" not in file.parts]
    asked = {name for file in files for name in jobs_asked(file.read_text("utf-8"))}
    assert asked <= worker.united("JOBS").keys()
    assert "home.empty_journal" in asked
