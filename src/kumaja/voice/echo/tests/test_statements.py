"""The pages of an echo take the same few statements, however much was said."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.voice.contributions.tests.rows import a_view
from kumaja.voice.echo.queries.page import thread_url
from kumaja.voice.echo.tests.rows import AFTER, BEGUN, a_heard_view, told, weighed
from kumaja.voice.matters.actions.decisions import record_decision

_MOST_OF_A_THREAD, _MOST_OF_A_LIST = 12, 8
_LISTS = frozenset({"list", "loops", "points"})


def _counted(client: Client, url: str) -> int:
    client.get(url)  # what is remembered between requests is remembered now
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(url).status_code == 200
    return len(found)


@pytest.mark.parametrize("page", ["thread", "list", "decision", "loops", "points"])
def test_statements_do_not_grow(client: Client, db: Any, page: str) -> None:  # noqa: ANN401
    del db
    counts = []
    region = RegionFactory.create()
    for number in (2, 20):
        heard = a_heard_view(region, *(f"Kohta {index}." for index in range(number)))
        for index in range(number):
            points = (f"Toinen {index}.",)
            a_view(region, matter=heard.matter, stage=heard.stage, points=points, now=BEGUN)
        values = {"decided_on": AFTER.date(), "result_fi": "Saa.", "reasons_fi": "Pyydettiin."}
        decision = record_decision(owner=heard.owner, values=values, actor="test", now=AFTER)
        weighed(heard.owner, heard.points)
        told(heard.view)
        with override("fi"):
            urls = {"thread": thread_url(heard.view), "list": reverse("echo:list"),
                    "loops": reverse("echo:open_loops"), "points": reverse("echo:waiting_points"),
                    "decision": decision.get_absolute_url()}  # fmt: skip
        counts.append(_counted(client, urls[page]))

    assert counts[0] == counts[1]
    assert counts[0] <= (_MOST_OF_A_LIST if page in _LISTS else _MOST_OF_A_THREAD)
