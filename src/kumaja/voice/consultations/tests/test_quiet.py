"""Who of the invited has said nothing is counted as the hearing's own page names them."""

from __future__ import annotations

from typing import Any, Final

import pytest

from kumaja.foundation.regions.models import Region
from kumaja.network.networks.tests.factories import NetworkFactory
from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.actions.inviting import invite, remind_silent
from kumaja.voice.consultations.actions.saying import submit_view, withdraw_view
from kumaja.voice.consultations.models import Consultation, Invitation
from kumaja.voice.consultations.queries.reach import Quiet, quiet_in, silent_of
from kumaja.voice.consultations.tests.rows import a_consultation
from kumaja.voice.contributions.actions.recording import Speaker, View
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.contributions.tests.rows import an_association
from kumaja.voice.matters.tests.rows import DAY, NOW

BY: Final[dict[str, Any]] = {"actor": "test"}


@pytest.fixture
def invited(region: Region) -> list[Organisation]:
    return [an_association(region, f"Yhdistys {number} ry") for number in range(4)]


@pytest.fixture
def opened(region: Region, invited: list[Organisation]) -> Consultation:
    row = a_consultation(region)
    invite(consultation=row, organisations=invited, now=NOW, **BY)
    return row


def say(opened: Consultation, speaker: Speaker) -> Contribution:
    view = View(body="Näin on.", language="fi")
    return submit_view(consultation=opened, speaker=speaker, view=view, now=NOW, **BY)


def test_who_spoke_is_not_quiet_nor_who_stands_behind_a_network(
    region: Region, opened: Consultation, invited: list[Organisation]
) -> None:
    first, second, *_others = invited
    say(opened, Speaker(organisation=first))
    say(opened, Speaker(network=NetworkFactory.create(region=region), backers=[second]))

    assert quiet_in([opened]) == {opened.pk: Quiet(silent=2, to_remind=2)}
    assert len(silent_of(opened)) == 2


def test_who_took_it_back_is_quiet_again(opened: Consultation, invited: list[Organisation]) -> None:
    view = say(opened, Speaker(organisation=invited[0]))
    withdraw_view(contribution=view, reason="Väärä asia.", now=NOW, **BY)

    assert quiet_in([opened])[opened.pk].silent == 4


def test_who_was_reminded_is_quiet_and_not_reminded_again(opened: Consultation) -> None:
    remind_silent(consultation=opened, text="Vielä ehtii.", now=NOW + DAY, **BY)

    assert quiet_in([opened]) == {opened.pk: Quiet(silent=4, to_remind=0)}


def test_who_spoke_elsewhere_is_quiet_here(
    region: Region, opened: Consultation, invited: list[Organisation]
) -> None:
    say(a_consultation(region), Speaker(organisation=invited[0]))

    assert quiet_in([opened])[opened.pk].silent == 4


def test_nobody_is_quiet_who_was_not_asked(region: Region, opened: Consultation) -> None:
    Invitation.objects.update(invited_at=None)

    assert quiet_in([opened, a_consultation(region)]) == {}
