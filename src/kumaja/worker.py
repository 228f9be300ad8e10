"""Unites the rooms' jobs and schedules, runs what waits, and keeps the search index."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from threading import Event, Thread
from typing import Any

from django.db import close_old_connections, transaction
from django.utils import timezone

from kumaja.config.rooms import ROOMS
from kumaja.foundation.outbox.actions import enqueue
from kumaja.foundation.outbox.domain.retry import LEASE, wait_after
from kumaja.foundation.outbox.domain.schedules import Schedule
from kumaja.foundation.outbox.models import Job, ScheduleRow
from kumaja.foundation.outbox.queries import next_due
from kumaja.front.search.actions import follow

Function = Callable[..., None]
log = logging.getLogger("kumaja.worker")
IDLE = 1.0


def united(name: str, rooms: tuple[str, ...] = ROOMS) -> dict[str, Any]:
    """Return the rooms' tables of that name (`JOBS`, `SCHEDULE`) as one; a name stands once."""
    table: dict[str, Any] = {}
    for room in rooms:
        if find_spec(f"{room}.jobs") is None:
            continue
        rows = getattr(import_module(f"{room}.jobs"), name, {})
        if twice := table.keys() & rows.keys():
            raise ValueError(f"{room} names jobs that another room has: {sorted(twice)}")
        table |= rows
    return table


def claim(job: Job, *, now: datetime) -> bool:
    """Take the job for the length of a lease, unless another worker was faster."""
    mine = Job.objects.filter(pk=job.pk, is_dead=False, lease_until=job.lease_until)
    job.lease_until, job.attempts = now + LEASE, job.attempts + 1
    return bool(mine.update(lease_until=job.lease_until, attempts=job.attempts))


def give_back(job: Job, failure: Exception, *, now: datetime) -> None:
    """Put a job that failed back for later, or among the dead when it failed too often."""
    wait = wait_after(job.attempts)
    Job.objects.filter(pk=job.pk, lease_until=job.lease_until).update(
        lease_until=None,
        is_dead=wait is None,
        run_at=now + wait if wait else job.run_at,
        error=f"{type(failure).__name__}: {failure}"[:2000],
    )


def run_one(functions: dict[str, Function], *, now: datetime) -> bool:
    """Run the next job; returns whether there was one."""
    job = next_due(now)
    if job is None or not claim(job, now=now):
        return job is not None
    try:
        functions[job.name](job.payload, now=now)
    except Exception as failure:  # noqa: BLE001 - whatever a job does, the worker goes on
        log.warning("Job %s failed, attempt %s: %s", job.name, job.attempts, failure)
        give_back(job, failure, now=now)
    else:
        Job.objects.filter(pk=job.pk, lease_until=job.lease_until).delete()
    return True


def plan(schedules: dict[str, Schedule], *, now: datetime) -> None:
    """Write a job for each schedule that is due; a new one waits for its first time."""
    rows = {row.name: row for row in ScheduleRow.objects.filter(name__in=schedules)}
    for name, schedule in schedules.items():
        row = rows.get(name)
        if row is None:
            ScheduleRow.objects.get_or_create(
                name=name, defaults={"next_at": schedule.next_after(now)}
            )
        elif row.next_at <= now:
            with transaction.atomic():
                mine = ScheduleRow.objects.filter(pk=row.pk, next_at=row.next_at)
                if mine.update(next_at=schedule.next_after(now)):
                    enqueue(name, {}, now=now, key="scheduled")


def work(stop: Event, *, once: bool = False) -> None:
    """Plan and run until told to stop, or (once) until nothing is due."""
    functions, schedules = united("JOBS"), united("SCHEDULE")
    if not once:
        Thread(target=follow, args=(stop,), kwargs={"clock": timezone.now}, daemon=True).start()
    while not stop.is_set():
        plan(schedules, now=timezone.now())
        while not stop.is_set() and run_one(functions, now=timezone.now()):
            pass
        if once:
            return
        stop.wait(IDLE)
        close_old_connections()
