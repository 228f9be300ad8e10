"""Who waited for another's act comes after it, also when their own moment was an earlier one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kumaja.foundation.regions.models import Region
from kumaja.voice.echo.actions.telling import AlreadyTold
from kumaja.voice.echo.models import Notice
from kumaja.voice.echo.queries.owed import count_untold
from kumaja.voice.echo.tests.rows import AFTER, a_heard_view, an_answer, told, weighed

A_LITTLE = timedelta(milliseconds=50)


@pytest.mark.parametrize("earlier", [A_LITTLE, timedelta(0)])
def test_an_answer_that_waited_for_a_letter_is_not_told_by_it(
    region: Region, earlier: timedelta
) -> None:
    heard = a_heard_view(region, "Ovi auki.")
    weighed(heard.owner, heard.points)
    told(heard.view, now=AFTER + A_LITTLE)
    new = an_answer(reason="Uusi syy on hissin remontti.")

    weighed(heard.owner, heard.points, answer=new, now=AFTER + A_LITTLE - earlier)

    assert count_untold(heard.matter) == 1
    assert "hissin remontti" in told(heard.view, now=AFTER + 2 * A_LITTLE).body
    assert count_untold(heard.matter) == 0


def test_a_letter_that_waited_for_an_answer_tells_it_once(region: Region) -> None:
    heard = a_heard_view(region, "Ovi auki.")
    weighed(heard.owner, heard.points, now=AFTER + A_LITTLE)

    told(heard.view, now=AFTER)

    assert count_untold(heard.matter) == 0
    with pytest.raises(AlreadyTold):
        told(heard.view, now=AFTER + 2 * A_LITTLE)
    assert Notice.objects.count() == 1
