"""The one function that finds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.index.domain.facets import Facet
from kumaja.front.search.domain.wanted import Wanted
from kumaja.front.search.queries import find, get_choices, get_nearest, list_suggestions
from kumaja.front.search.tests.rows import (
    NOW,
    a_place_and_time,
    a_region,
    an_activity,
    an_organisation,
    indexed,
)

pytestmark = pytest.mark.django_db


def names(text: str = "", **more: object) -> list[str]:
    found = find(a_region(), text, moment=NOW, **more)  # type: ignore[arg-type]
    return [str(row.record) for row in found.rows]


def test_activities_and_organisations_are_found_together() -> None:
    an_activity("Omaishoitajien torstaikerho", organisation=an_organisation("Vierellä ry"))
    an_organisation("Omaishoitajat Jokelassa ry")
    indexed()

    assert set(names("omaishoitajien")) == {
        "Omaishoitajien torstaikerho",
        "Omaishoitajat Jokelassa ry",
    }
    assert names("omaishoitajien", labels=("directory.Activity",)) == [
        "Omaishoitajien torstaikerho"
    ]


def test_a_row_that_was_hidden_a_moment_ago_is_left_out() -> None:
    activity = an_activity("Torstaikerho")
    indexed()
    activity.archived_at = NOW
    activity.save()

    assert names("torstaikerho") == []


def test_a_page_past_the_last_answers_the_last() -> None:
    organisation = an_organisation("Kerhola")
    for number in range(25):
        an_activity(f"Jumppa {number}", organisation=organisation)
    region = indexed()

    found = find(region, "jumppa", moment=NOW, page=10**9)

    assert (found.page, found.last_page, len(found.rows)) == (2, 2, 5)
    assert find(region, "jumppa", moment=NOW, page=-5).page == 1


def test_statements_do_not_grow_with_rows() -> None:
    def statements(count: int) -> int:
        for number in range(count):
            a_place_and_time(an_activity(f"Jumppa {number}", organisation=an_organisation()))
        region = indexed()
        with CaptureQueriesContext(connection) as caught:
            find(region, "", moment=NOW, size=50)
        return len(caught)

    assert statements(2) == statements(18) == 4
    an_activity("Kävelykerho", areas=("Mäntsälä",))  # one more, for areas of what has no place
    assert statements(0) == 5


def test_nothing_found_leads_to_what_is_near() -> None:
    an_activity("Muistikahvila", terms=("memory-is-failing",), areas=("Mäntsälä",))
    region = indexed()
    choices = get_choices(region, "fi", NOW)
    wanted = Wanted(
        text="muistikahvila",
        filters={Facet.MUNICIPALITY: ("pornainen",), Facet.PRICE: ("free",)},
    )

    near = get_nearest(region, wanted, choices, "fi", NOW)

    assert near.elsewhere is None
    assert near.unfiltered is not None
    assert near.unfiltered.found.count == 1
    assert near.situations[0].value == "memory-is-failing"


def test_a_wider_region_is_offered_with_its_count() -> None:
    an_activity("Muistikahvila", areas=("Mäntsälä",))
    region = indexed()
    wanted = Wanted(text="muistikahvila", filters={Facet.MUNICIPALITY: ("pornainen",)})

    near = get_nearest(region, wanted, get_choices(region, "fi", NOW), "fi", NOW)

    assert near.elsewhere is not None
    assert near.elsewhere.found.count == 1
    assert near.elsewhere.wanted.query() == "?q=muistikahvila"
    assert near.situations


def test_situations_and_names_are_suggested() -> None:
    an_activity("Hoivapiiri")
    region = indexed()
    choices = get_choices(region, "fi", NOW)

    def suggested(text: str) -> list[str]:
        return [str(s.name) for s in list_suggestions(region, text, choices, "fi", NOW)]

    assert suggested("ho")[-1] == "Hoivapiiri"
    assert "Hoidan läheistäni" in suggested("ho")
    assert suggested("h") == suggested("") == []


def test_the_next_time_orders() -> None:
    first, second = an_activity("B"), an_activity("A")
    for activity, days in ((first, 1), (second, 2)):
        activity.schedules.create(
            first_on=(NOW + timedelta(days=days)).date(), starts_at="10:00", ends_at="11:00"
        )
    indexed()

    assert names(sort="next")[:2] == ["B", "A"]
