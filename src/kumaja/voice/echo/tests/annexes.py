"""A matter with everything that an annex tells: dissents, verdicts, silence, and who may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from kumaja.foundation.regions.models import Region
from kumaja.voice.contributions.actions.recording import (
    SaidPoint,
    Speaker,
    View,
    record_contribution,
)
from kumaja.voice.contributions.domain.kinds import Seen
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.contributions.tests.rows import a_view
from kumaja.voice.echo.actions.verdicts import Judgement, give_verdict
from kumaja.voice.echo.domain.states import PointState, VerdictKind
from kumaja.voice.echo.tests.rows import (
    AFTER,
    BEGUN,
    Heard,
    a_change,
    a_heard_view,
    an_answer,
    told,
    weighed,
)

LATER = AFTER + timedelta(days=2)
TAKEN = "Tila on saatava käyttöön illalla."
REFUSED = "Kerhotilaa ei saa <b>sulkea</b>, koska meillä ei ole minne mennä."
UNMET = "Kukaan ei kertonut, minne siirrymme."
FOR_BODY = "Vain viranomaiselle sanottu."
FOR_NETWORK = "Vain verkostolle sanottu."
RESIDENTS = "Asukkaan oma sana."
OPEN = "Vielä avoin kohta."
NAME = "Aino Asukas"


@dataclass(frozen=True, slots=True)
class Story:
    """A matter heard, with views of each visibility."""

    heard: Heard
    body: Contribution
    network: Contribution
    resident: Contribution


def a_story(region: Region) -> Story:
    """Let associations and a resident speak, and answer all but one of their points."""
    heard = a_heard_view(region, TAKEN, REFUSED)
    matter, stage = heard.matter, heard.stage
    matter.case_number = "VKH/12/2026"
    matter.save(update_fields=["case_number"])
    change = a_change(heard.owner)
    weighed(heard.owner, heard.points[:1], answer=an_answer(PointState.TAKEN, change=change))
    weighed(heard.owner, heard.points[1:])
    notice = told(heard.view)
    give_verdict(
        notice=notice, judgement=Judgement(VerdictKind.NOT_MET, UNMET), language="fi",
        actor="test", now=LATER,
    )  # fmt: skip
    body, network = (
        a_view(region, matter=matter, stage=stage, points=[text], visibility=seen, now=BEGUN)
        for text, seen in ((FOR_BODY, Seen.BODY), (FOR_NETWORK, Seen.NETWORK))
    )
    a_view(region, matter=matter, stage=stage, points=[OPEN], now=BEGUN)
    view = View(body=RESIDENTS, language="fi", points=[SaidPoint(RESIDENTS)], visibility=Seen.BODY)
    resident = record_contribution(
        region=region, speaker=Speaker(name=NAME), view=view, matter=matter, stage=stage,
        actor="test", now=BEGUN,
    )  # fmt: skip
    return Story(heard, body, network, resident)
