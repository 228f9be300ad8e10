"""A search that found nothing is counted, and never in a reader's way."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kumaja.foundation.core.engine.patience import in_a_hurry
from kumaja.foundation.index.domain.hints import Hint
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.front.search import gates
from kumaja.front.search.forms import read_wanted
from kumaja.front.search.gates import LONGEST_WAIT, count_if_missed
from kumaja.front.search.queries import Found, FoundRow, ResultPage, get_choices, get_result_page
from kumaja.front.search.tests.rows import NOW, an_activity, indexed
from kumaja.help.directory.models import MissedSearch

pytestmark = pytest.mark.django_db
BROWSER = {"HTTP_ACCEPT_LANGUAGE": "fi"}


def asked(query: str, method: str = "GET", **headers: Any) -> tuple[RegionRequest, ResultPage]:  # noqa: ANN401
    """Return a request as a browser sends it, and the page that answers it."""
    request: Any = RequestFactory().generic(method, f"/fi/haku/?{query}", **(headers or BROWSER))
    request.region = indexed()
    choices = get_choices(request.region, "fi", NOW)
    wanted = read_wanted(request.GET, choices)
    page = get_result_page(
        request.region, wanted, choices, path="/fi/haku/", language="fi", moment=NOW
    )
    return request, page


def ask(query: str, method: str = "GET", **headers: Any) -> int:  # noqa: ANN401
    """Search; return how many statements the counting took."""
    request, page = asked(query, method, **headers)
    with CaptureQueriesContext(connection) as caught:
        count_if_missed(request, page)
    return len([query for query in caught if "SAVEPOINT" not in query["sql"]])


def test_what_was_found_nowhere_is_counted_with_one_statement_more() -> None:
    first, second = ask("q=qwxzqwxz"), ask("q=qwxzqwxz")

    row = MissedSearch.objects.get()
    assert (row.text, row.count, row.language) == ("qwxzqwxz", 2, "fi")
    assert row.last_on == timezone.localdate()
    assert (first, second) == (4, 1)


@pytest.mark.parametrize(
    "query", ["", "q=", "q=torstaikerho", "q=qwxzqwxz&page=2", "q=qwxzqwxz&theme=memory",
              "q=torstaikerho&municipality=pornainen"]
)  # fmt: skip
def test_what_was_found_or_narrowed_away_is_not_counted(query: str) -> None:
    an_activity("Torstaikerho", areas=("Tuusula",))
    assert ask(query) == 0
    assert not MissedSearch.objects.exists()


def test_words_that_are_missing_in_one_place_and_everywhere_are_counted() -> None:
    ask("q=qwxzqwxz&municipality=pornainen")
    assert MissedSearch.objects.get().count == 1


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("GET", {"HTTP_USER_AGENT": "robot"}),
        ("HEAD", BROWSER),
        ("GET", BROWSER | {"HTTP_SEC_PURPOSE": "prefetch;prerender"}),
    ],
)
def test_what_no_person_asks_is_not_counted(method: str, headers: dict[str, str]) -> None:
    ask("q=qwxzqwxz", method, **headers)
    assert not MissedSearch.objects.exists()


def test_a_failure_is_logged_without_the_words_and_the_page_goes_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(**_told: object) -> bool:
        raise DatabaseError("attempt to write a readonly database: qwxzqwxz")

    monkeypatch.setattr(gates, "count_missed_search", refuse)

    ask("q=qwxzqwxz")

    assert "was not counted: DatabaseError" in caplog.text
    assert "qwxzqwxz" not in caplog.text


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite has one writer")
def test_a_busy_database_is_left_alone(caplog: pytest.LogCaptureFixture) -> None:
    request, page = asked("q=qwxzqwxz")
    name = str(connection.settings_dict["NAME"])
    other = sqlite3.connect(name, uri=name.startswith("file:"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        count_if_missed(request, page)
    finally:
        other.rollback()
        other.close()

    assert "was not counted: OperationalError" in caplog.text
    count_if_missed(request, page)
    assert MissedSearch.objects.get().count == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a wait of SQLite's driver")
def test_a_reader_waits_a_tenth_of_a_second_at_most() -> None:
    usual = patience()
    with pytest.raises(RuntimeError), in_a_hurry(LONGEST_WAIT):
        assert patience() == LONGEST_WAIT == 100
        raise RuntimeError
    assert patience() == usual > LONGEST_WAIT


def patience() -> int:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize(
    ("why", "said", "is_counted"),
    [(("ystävä",), "", True), ((), "", False), (("ystävä",), "kaverit katosi", False)],
    ids=["only sounds so", "has a typed word", "an expression is known"],
)
def test_what_was_only_guessed_is_counted_as_missed(
    why: tuple[str, ...], said: str, *, is_counted: bool
) -> None:
    activity = an_activity("Torstaikerho")
    request, page = asked("q=viikonloput+hiljaa")
    hint = Hint("fi", ("ystävä",), (), 1.0, said)
    found = Found(rows=(FoundRow(activity, words=why),), count=1, hints=(hint,))

    count_if_missed(request, replace(page, found=found, nearest=None))

    assert MissedSearch.objects.exists() is is_counted
