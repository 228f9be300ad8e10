"""The index keeps in step with the rows, whatever is killed when."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from multiprocessing import get_context
from threading import Event
from time import monotonic, sleep

import pytest
from django.db import transaction

from kumaja.foundation.index.actions import touch
from kumaja.foundation.index.domain.question import Question
from kumaja.foundation.index.engine import folders, searcher, writer
from kumaja.foundation.index.engine.folders import IndexHeld
from kumaja.foundation.index.models import Change
from kumaja.front.search import actions
from kumaja.front.search.actions import TEND_AGAIN, follow, follow_once, rebuild_index
from kumaja.front.search.queries import find
from kumaja.front.search.queries.labels import ACTIVITY, ORGANISATION
from kumaja.front.search.tests.rows import NOW, a_region, an_activity, an_organisation, indexed
from kumaja.help.directory.models import Activity

pytestmark = pytest.mark.django_db(transaction=True)


class Killed(BaseException):
    """Stands for the end of the process."""


class StopWhen(Event):
    """Is set when the test holds, or after five seconds."""

    def __init__(self, holds: Callable[[], bool]) -> None:
        super().__init__()
        self._holds, self._end = holds, monotonic() + 5

    def wait(self, timeout: float | None = None) -> bool:
        sleep(timeout or 0)
        return self._holds() or monotonic() > self._end


def names(text: str) -> list[str]:
    return [str(row.record) for row in find(a_region(), text, moment=NOW).rows]


def rename(activity: Activity, name: str) -> None:
    with transaction.atomic():
        Activity.objects.filter(pk=activity.pk).update(name_fi=name)
        touch(ACTIVITY, activity.code, now=NOW)


def test_a_change_is_found() -> None:
    activity = an_activity("Torstaikerho")
    indexed()
    rename(activity, "Perjantaikahvila")

    assert follow_once(now=NOW) == 1
    assert names("perjantaikahvila") == ["Perjantaikahvila"]
    assert follow_once(now=NOW) == 0


def test_a_renamed_association_freshens_its_activities() -> None:
    organisation = an_organisation("Vanha ry")
    an_activity("Torstaikerho", organisation=organisation)
    indexed()
    organisation.name_fi = "Kultarinta ry"
    organisation.save()
    touch(ORGANISATION, organisation.code, now=NOW)

    follow_once(now=NOW)

    assert set(names("kultarinta")) == {"Kultarinta ry", "Torstaikerho"}


def test_an_archived_row_leaves() -> None:
    activity = an_activity("Torstaikerho")
    indexed()
    Activity.objects.filter(pk=activity.pk).update(archived_at=NOW)
    touch(ACTIVITY, activity.code, now=NOW)

    follow_once(now=NOW)

    assert find(a_region(), "torstaikerho", moment=NOW).count == 0


@pytest.mark.parametrize(
    ("place", "step"),
    [
        (actions, "_touched"),
        (writer.Writer, "replace"),
        (writer.Writer, "commit"),
        (folders, "write_mark"),
    ],
)
def test_killed_between_any_two_steps_it_heals(
    place: object, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    activity = an_activity("Torstaikerho")
    indexed()
    rename(activity, "Perjantaikahvila")

    def killed(*args: object, **kwargs: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(place, step, killed)
        with pytest.raises(Killed):
            follow_once(now=NOW)
    follow_once(now=NOW)

    assert names("perjantaikahvila") == ["Perjantaikahvila"]
    assert find(a_region(), "", moment=NOW).count == 2


@pytest.mark.parametrize("step", ["write_mark", "publish"])
def test_killed_while_building_the_old_copy_stays(
    step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    activity = an_activity("Torstaikerho")
    indexed()
    rename(activity, "Perjantaikahvila")

    def killed(*args: object, **kwargs: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(folders, step, killed)
        with pytest.raises(Killed):
            rebuild_index(now=NOW)

    assert find(a_region(), "torstaikerho", moment=NOW).count == 1
    follow_once(now=NOW)
    assert names("perjantaikahvila") == ["Perjantaikahvila"]


def test_a_deleted_folder_is_built_again() -> None:
    an_activity("Torstaikerho")
    indexed()
    shutil.rmtree(folders.root())

    follow_once(now=NOW)

    assert names("torstaikerho") == ["Torstaikerho"]


@pytest.mark.parametrize(
    "later", [timedelta(days=1), timedelta(days=30)], ids=["another day", "long after"]
)
def test_what_only_time_changes_comes_with_the_new_day(later: timedelta) -> None:
    an_activity("Torstaikerho", ended_on=(NOW + timedelta(days=1)).date())
    indexed()
    assert find(a_region(), "torstaikerho", moment=NOW).count == 1

    follow_once(now=NOW + later)

    assert find(a_region(), "torstaikerho", moment=NOW).count == 0


def test_another_analyser_builds_it_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    indexed()
    before = folders.current()
    monkeypatch.setattr(folders, "signature", lambda: "soothsayer-1")

    follow_once(now=NOW)

    assert folders.current() != before


def test_a_time_that_went_by_is_made_anew_and_old_changes_go() -> None:
    activity = an_activity("Torstaikerho")
    activity.schedules.create(
        rule="FREQ=DAILY",
        first_on=NOW.date(),
        starts_at="13:00",
        ends_at="13:30",
    )
    indexed()
    touch(ACTIVITY, activity.code, now=NOW - timedelta(days=8))
    later: datetime = NOW + TEND_AGAIN + timedelta(hours=1)

    follow_once(now=later)

    assert not Change.objects.exists()
    assert searcher.times_past(int(later.timestamp()), 10) == ()


def test_who_does_not_hold_the_lock_is_told() -> None:
    with folders.held("follower", wait=False), pytest.raises(IndexHeld):
        follow_once(now=NOW)


def test_following_goes_on_after_a_failure_and_ends_when_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stop, calls = Event(), []

    def fails_once(*, now: datetime) -> int:
        calls.append(now)
        if len(calls) > 1:
            stop.set()
            return 0
        raise OSError

    monkeypatch.setattr(actions, "follow_once", fails_once)
    monkeypatch.setattr(actions, "PAUSE_WHEN_HELD", 0.01)
    follow(stop, clock=lambda: NOW, pause=0.01)

    assert len(calls) == 2


def test_a_write_is_read_in_a_forked_worker_within_two_seconds() -> None:
    activity = an_activity("Torstaikerho")
    indexed()
    has_seen = get_context("fork").Event()

    def ask_until_seen() -> None:
        question = Question(region="uusimaa", text="perjantaikahvila")
        while not searcher.find(question).hits:
            sleep(0.02)
        has_seen.set()

    worker = get_context("fork").Process(target=ask_until_seen, daemon=True)
    worker.start()
    begun = monotonic()
    rename(activity, "Perjantaikahvila")

    follow(StopWhen(has_seen.is_set), clock=lambda: NOW)

    worker.join()
    assert monotonic() - begun < 2
