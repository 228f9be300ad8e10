"""The front page shows one echo that came all the way back, and beside it what waits."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from kumaja.foundation.outbox.domain.bounces import BounceKind
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.help.directory.tests.factories import ActivityFactory
from kumaja.voice.contributions.domain.kinds import Seen
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.contributions.tests.rows import a_view
from kumaja.voice.echo.actions.activities import name_activity
from kumaja.voice.echo.models import BoardOpening, Notice
from kumaja.voice.echo.queries.heard import get_heard
from kumaja.voice.echo.tests.rows import AFTER, Heard, a_heard_view, told, weighed
from kumaja.voice.matters.actions.decisions import record_decision
from kumaja.voice.matters.tests.rows import DAY


def came_back(region: Region) -> Heard:
    heard = a_heard_view(region)
    values = {"decided_on": AFTER.date(), "result_fi": "Huoneet saa.", "reasons_fi": "Pyydettiin."}
    record_decision(owner=heard.owner, values=values, actor="test", now=AFTER)
    weighed(heard.owner, heard.points)
    told(heard.view, now=AFTER + DAY)
    return heard


def test_the_last_that_was_told_stands_with_its_days_and_what_waits(region: Region) -> None:
    assert get_heard(region, AFTER) is None
    heard = came_back(region)
    a_view(region, matter=heard.matter, now=AFTER)

    found = get_heard(region, AFTER + 2 * DAY)
    assert found is not None
    assert found.waiting == 1
    assert found.echo.words == heard.points[0].text
    assert found.echo.told_on == (AFTER + DAY).date()
    with override("fi"):
        assert found.echo.sentence("fi") == (
            "Kahdesta kohdasta kahta ei otettu huomioon. Vastaus palasi 42 päivässä."
        )


@pytest.mark.parametrize(("days", "shown"), [(30, "led"), (370, "later")])
def test_what_led_somewhere_this_year_stands_before_what_was_told_later(
    region: Region, days: int, shown: str
) -> None:
    led, later = came_back(region), came_back(region)
    Notice.objects.filter(contribution=later.view).update(told_at=AFTER + 2 * DAY)
    name_activity(
        decision=led.matter.decisions.get(), activity=ActivityFactory.create(region=region),
        actor="test", now=AFTER,
    )  # fmt: skip

    found = get_heard(region, AFTER + days * DAY)

    assert found is not None
    code = {"led": led, "later": later}[shown].view.code
    assert found.echo.url.endswith(f"{code}/")


@pytest.mark.parametrize("change", ["hidden", "private", "bounced", "open"])
def test_what_is_not_public_or_not_back_stands_nowhere(region: Region, change: str) -> None:
    heard = came_back(region)
    rows = Contribution.objects.filter(pk=heard.view.pk)
    if change == "hidden":
        rows.update(hidden_at=AFTER)
    elif change == "private":
        rows.update(visibility=Seen.NETWORK)
    elif change == "bounced":
        Mail.objects.update(bounce=BounceKind.HARD)
    else:
        weighed(heard.owner, heard.points[:1], now=AFTER + 2 * DAY)
    assert get_heard(region, AFTER + 3 * DAY) is None


def test_the_debt_is_not_told_while_only_the_network_sees_the_board(region: Region) -> None:
    BoardOpening.objects.create(region=region)
    came_back(region)
    found = get_heard(region, AFTER + 2 * DAY)
    assert found is not None
    assert found.waiting is None


def test_the_echo_of_another_region_is_not_heard_here(region: Region) -> None:
    came_back(RegionFactory.create(slug="muu"))
    assert get_heard(region, AFTER + 3 * DAY) is None
