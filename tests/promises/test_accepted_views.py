"""A view whose sender saw it taken in is there, once, whatever dies; what was cut is sent again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event, Lock
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from kumaja.config.databases import sqlite
from tests.keeping.commands import kumaja
from tests.promises.cutting import ONE_IN, cutting
from tests.promises.sending import Form, Site, filled_in, sent, serving, spoken

SERVER = os.environ.get("KUMAJA_DATABASE_URL", "")
SPEAKERS, AT_ONCE = 24, 8

only_sqlite = pytest.mark.skipif(bool(SERVER), reason="tried with the tests on SQLite")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an installation stands: its folder, its database when that is on a server."""

    data: Path
    url: str
    path: str
    speakers: list[dict[str, Any]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """Build an installation in whose hearing many may speak, once; each test has a copy."""
    data = tmp_path_factory.mktemp("spoken")
    with _database() as url:
        yield Place(data, url, **spoken(data, "build", str(SPEAKERS), url=url))


@pytest.fixture
def place(built: Place, tmp_path: Path) -> Iterator[Place]:
    data = tmp_path / "data"
    shutil.copytree(built.data, data)
    with _database(built.url) as url:
        yield replace(built, data=data, url=url)


@contextmanager
def _database(model: str = "") -> Iterator[str]:
    """Make a database of its own on the server, like the model; nothing to make on SQLite."""
    if not SERVER:
        yield ""
        return
    own = f"kumaja_{uuid4().hex}"
    like = model.partition("?")[0].rsplit("/", 1)[-1] or "template1"
    names = {"own": sql.Identifier(own), "like": sql.Identifier(like)}
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {own} TEMPLATE {like}").format(**names))
        try:
            yield SERVER.replace(f"/{server.info.dbname}", f"/{own}")
        finally:
            server.execute(sql.SQL("DROP DATABASE {own} WITH (FORCE)").format(**names))


def at_once(act: Callable[[int], Any], count: int) -> list[Any]:
    """Let eight act at a time; return what each got."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(act, range(count)))


def send_until(site: Site, forms: list[Form], enough: int, stop: Callable[[], None]) -> list[str]:
    """Send all forms, stop the server in the midst of it; return what each sender saw."""
    lock, came, stopped = Lock(), [0], Event()

    def send(number: int) -> str:
        led = "" if stopped.is_set() else sent(site, forms[number])
        with lock:
            came[0] += bool(led)
            if came[0] >= enough and not stopped.is_set():
                stopped.set()
                stop()
        return led

    return at_once(send, len(forms))


def missing(place: Place, seen: list[str], count: int | None = None) -> list[str]:
    """Return what its sender saw taken in and is not there; each that is there is there whole."""
    told = spoken(place.data, "told", url=place.url)
    rows = told["rows"]
    assert told["faults"] == []
    for row in rows:
        assert (row["points"], row["mails"]) == (1, 1), row
        assert row["leaf"] and row["number"] and row["hearing"], row
    for name in ("speaker", "number", "leaf", "code"):
        assert len({row[name] for row in rows}) == len(rows), f"{name} twice"
    assert count is None or len(rows) == count
    there = {row["code"] for row in rows}
    return [led for led in seen if led and led.rstrip("/").rsplit("/", 1)[-1] not in there]


def stopped_in_the_midst(
    place: Place, *, durable: Path | None = None, start: str = ""
) -> tuple[list[Form], list[str]]:
    """Send views and kill the server when half are taken in; return what each sender saw."""
    with serving(place.data, place.path, url=place.url, durable=durable, start=start) as site:
        forms = at_once(lambda n: filled_in(site, place.speakers[n]), SPEAKERS)
        seen = send_until(site, forms, SPEAKERS // 2, site.kill)
    assert SPEAKERS // 2 <= sum(map(bool, seen)) < SPEAKERS
    return forms, seen


def test_killed_in_the_midst_no_view_is_lost_and_sent_again_none_is_twice(place: Place) -> None:
    forms, seen = stopped_in_the_midst(place)
    assert missing(place, seen) == []

    with serving(place.data, place.path, url=place.url) as site:
        again = at_once(lambda n: sent(site, forms[n]), SPEAKERS)
        # The answers are lost once more, on the way: eight times the same, all at once.
        pressed = at_once(lambda n: sent(site, forms[n // AT_ONCE]), 2 * AT_ONCE)
    assert [led for led in seen if led and led not in again] == []
    assert pressed == [led for led in again[:2] for _ in range(AT_ONCE)]
    assert missing(place, again, SPEAKERS) == []
    verified = kumaja(place.data, "verify", url=place.url)
    assert verified.returncode == 0, verified.stdout


def test_one_form_sent_eight_times_at_once_is_one_view(place: Place) -> None:
    with serving(place.data, place.path, url=place.url) as site:
        forms = [filled_in(site, each) for each in place.speakers[:3]]
        led = at_once(lambda n: sent(site, forms[n // AT_ONCE]), 3 * AT_ONCE)
    assert "" not in led
    assert len(set(led)) == 3
    assert missing(place, led, 3) == []


def sent_until_answered(site: Site, form: Form) -> list[str]:
    """Send a form ten times, each time anew until an answer comes; return where each led."""
    return [next(filter(None, (sent(site, form) for _ in range(5)))) for _ in range(10)]


def test_answers_that_are_lost_on_the_way_leave_as_many_views_as_were_asked(place: Place) -> None:
    with (
        serving(place.data, place.path, url=place.url) as site,
        cutting(site.port) as proxy,
    ):
        shaky = replace(site, port=proxy.server_port)
        forms = at_once(lambda n: filled_in(shaky, place.speakers[n]), SPEAKERS)
        led = at_once(lambda n: sent_until_answered(shaky, forms[n]), SPEAKERS)
    assert proxy.posted == 10 * SPEAKERS + proxy.cut
    assert proxy.cut >= proxy.posted // ONE_IN
    assert all(len(set(each)) == 1 for each in led)
    assert missing(place, [each[0] for each in led], SPEAKERS) == []


def lost_in_a_power_cut(place: Place, start: str = "") -> list[str]:
    """Cut the power while views are sent; return those whose senders saw them taken in."""
    durable = place.data.with_name("durable")
    shutil.copytree(place.data, durable)
    _, seen = stopped_in_the_midst(place, durable=durable, start=start)
    return missing(replace(place, data=durable), seen)


@only_sqlite
def test_a_power_cut_loses_no_view_that_was_taken_in(place: Place) -> None:
    assert lost_in_a_power_cut(place) == []


@only_sqlite
def test_a_database_that_does_not_wait_for_the_disk_is_caught(place: Place) -> None:
    start = sqlite(place.data)["OPTIONS"]["init_command"]
    assert lost_in_a_power_cut(place, start.replace("synchronous=FULL", "synchronous=NORMAL"))
