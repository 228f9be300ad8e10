"""From the echo to the activity that its decision led to, and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from kumaja.front.profiles.tests.rows import NOW, a_place, a_region, a_time, an_activity
from kumaja.help.directory.models import Activity
from kumaja.voice.contributions.domain.kinds import Seen
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.contributions.tests.rows import a_view
from kumaja.voice.echo.actions.activities import name_activity
from kumaja.voice.echo.queries.page import thread_url
from kumaja.voice.echo.tests.rows import AFTER, BEGUN, Heard, a_heard_view, told, weighed
from kumaja.voice.matters.actions.decisions import record_decision
from kumaja.voice.matters.models import Decision, Matter

pytestmark = pytest.mark.django_db
OUTCOME = "Kerho sai kirjaston huoneen."


@dataclass(frozen=True, slots=True)
class Story:
    """A view, the decision that answers it, and the activity that it led to."""

    heard: Heard
    decision: Decision
    activity: Activity

    def url(self, language: str = "fi") -> str:
        """Return where the echo stands."""
        with override(language):
            return thread_url(self.heard.view)


@pytest.fixture
def story() -> Story:
    heard = a_heard_view(a_region(), "Kerhotila suljetaan.", "Avain puuttuu.")
    activity = an_activity(organisation=heard.view.organisation)
    a_place(activity)
    a_time(activity)
    decision = decided(heard)
    weighed(heard.owner, heard.points)
    told(heard.view)
    named(decision, activity)
    return Story(heard, decision, activity)


def decided(heard: Heard, title: str = "Kokoontumistilat", **more: Any) -> Decision:  # noqa: ANN401
    values = {"decided_on": AFTER.date(), "title_fi": title, "result_fi": "Saa.",
              "reasons_fi": "Pyydettiin."}  # fmt: skip
    return record_decision(owner=heard.owner, values=values, actor="test", now=AFTER, **more)


def named(decision: Decision, activity: Activity) -> None:
    outcome = {"outcome_fi": OUTCOME}
    name_activity(decision=decision, activity=activity, outcome=outcome, actor="test", now=AFTER)


def page(visitor: Client, url: str) -> str:
    answer = visitor.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def of_activity(visitor: Client, activity: Activity, language: str = "fi") -> str:
    with override(language):
        return page(visitor, activity.get_absolute_url())


def section(text: str, name: str) -> str:
    """Return a section of the page, nothing when it isn't there."""
    return text.partition(f'id="{name}"')[2].partition("</section>")[0]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_echo_and_the_decision_lead_to_the_activity(
    visitor: Client, story: Story, language: str
) -> None:
    with override(language):
        urls = [story.url(language), story.decision.get_absolute_url()]
        there = story.activity.get_absolute_url()
    for url in urls:
        found = section(page(visitor, url), "found-here")
        assert f'href="{there}"' in found
        assert OUTCOME in found
        assert ", Koulutie 2, " in found
    assert "to 26.11. klo 13–15" in section(page(visitor, story.url()), "found-here")


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_activity_leads_back_to_the_decision_and_the_echo(
    visitor: Client, story: Story, language: str
) -> None:
    found = section(of_activity(visitor, story.activity, language), "came-from")
    with override(language):
        assert f'href="{story.decision.get_absolute_url()}"' in found
    assert f'href="{story.url(language)}"' in found
    assert OUTCOME in found
    assert "”Kerhotila suljetaan”" in found
    assert found.count("data-reached") == 4


def test_what_is_recorded_anew_keeps_its_activities(visitor: Client, story: Story) -> None:
    anew = decided(story.heard, replaces=decided(story.heard, replaces=story.decision))
    with override("fi"):
        urls = (story.decision.get_absolute_url(), anew.get_absolute_url())
    assert story.activity.code in section(page(visitor, urls[1]), "found-here")
    found = section(of_activity(visitor, story.activity), "came-from")
    assert (anew.code in found, story.decision.code in found) == (True, False)
    assert story.heard.view.code in found


def test_what_was_taken_out_of_lists_stands_nowhere(visitor: Client, story: Story) -> None:
    Activity.objects.update(archived_at=NOW)
    assert story.activity.code not in page(visitor, story.url())
    with override("fi"):
        assert story.activity.code not in page(visitor, story.decision.get_absolute_url())


def test_a_secret_address_is_not_told(visitor: Client, story: Story) -> None:
    Activity.objects.update(is_address_secret=True)
    assert "Koulutie" not in page(visitor, story.url())


@pytest.mark.parametrize(
    "hidden",
    [{"visibility": Seen.NETWORK}, {"hidden_at": NOW}, {"published_at": None},
     {"withdrawn_at": NOW}],
)  # fmt: skip
def test_what_not_everyone_may_read_is_not_told_on_the_activity(
    visitor: Client, story: Story, hidden: dict[str, Any]
) -> None:
    Contribution.objects.update(**hidden)
    text = of_activity(visitor, story.activity)
    assert story.heard.view.code not in text
    assert story.heard.view.number not in text
    assert OUTCOME in text


@pytest.mark.parametrize(
    "state", [{"published_at": None}, {"archived_at": NOW, "archive_reason": "x"}]
)
def test_a_matter_that_nobody_may_see_leaves_no_trace(
    visitor: Client, story: Story, state: dict[str, Any]
) -> None:
    Matter.objects.update(**state)
    text = of_activity(visitor, story.activity)
    assert OUTCOME not in text
    assert story.heard.view.code not in text


def test_an_association_has_its_say_where_nothing_was_decided(visitor: Client) -> None:
    view = a_heard_view(a_region()).view
    activity = an_activity(organisation=view.organisation)
    text = of_activity(visitor, activity)
    assert view.code in section(text, "has-its-say")
    assert 'id="came-from"' not in text


def test_the_latest_echo_is_not_told_twice(visitor: Client, story: Story) -> None:
    assert 'id="has-its-say"' not in of_activity(visitor, story.activity)
    later = a_view(
        a_region(), matter=story.heard.matter, organisation=story.heard.view.organisation, now=AFTER
    )
    text = of_activity(visitor, story.activity)
    assert later.code in section(text, "has-its-say")
    assert later.code not in section(text, "came-from")


def counted(visitor: Client, url: str) -> int:
    page(visitor, url)
    with CaptureQueriesContext(connection) as asked:
        page(visitor, url)
    return len(asked)


def test_statements_do_not_grow(visitor: Client, story: Story) -> None:
    with override("fi"):
        urls = (story.url(), story.decision.get_absolute_url(), story.activity.get_absolute_url())
    few = [counted(visitor, url) for url in urls]
    for number in range(20):
        other = a_heard_view(a_region(), f"Kohta {number}.")
        for place in range(2):
            a_time(story.activity)
            a_place(story.activity, name_fi=f"Tila {place}")
        decision = decided(other, title="")  # it is called by its matter then
        weighed(other.owner, other.points)
        told(other.view)
        named(decision, story.activity)
        named(story.decision, an_activity(f"Kerho {number}"))
        a_view(a_region(), matter=story.heard.matter, stage=story.heard.stage, now=BEGUN)
    many = [counted(visitor, url) for url in urls]
    assert few == many
    assert [most >= n for most, n in zip((12, 12, 8), many, strict=True)] == [True] * 3, many
