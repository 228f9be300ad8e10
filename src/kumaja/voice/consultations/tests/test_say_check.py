"""The last page of a draft: what it says of a text that is not there, of one point, of several."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import a_person
from kumaja.voice.consultations.actions.drafting import begin_draft, save_part
from kumaja.voice.consultations.domain.steps import Step
from kumaja.voice.consultations.tests.rows import a_consultation
from kumaja.voice.consultations.tests.test_say_pages import at, client_of
from kumaja.voice.contributions.tests.rows import an_association
from kumaja.voice.matters.tests.rows import NOW


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("", "Kun jotain on kirjoitettu"),
        ("Ovi on raskas.", "Tekstisi on yksi kohta"),
        ("Ovi on raskas.\n\nAvain puuttuu.", "Jaoimme tekstisi 2 kohtaan"),
    ],
)
def test_it_says_how_the_text_was_divided(region: Region, said: str, told: str) -> None:
    asked, own = a_consultation(region), an_association(region)
    draft = begin_draft(consultation=asked, organisation=own, actor="test", now=NOW)
    content = {"said": said, "change": ""}
    save_part(draft=draft, step=Step.WHOLE, content=content, actor="test", now=NOW)
    ground = {"role": "peer", "basis": "board", "seen": "everyone", "language": "fi"}
    save_part(draft=draft, step=Step.SPEAKER, content=ground, actor="test", now=NOW)
    client = client_of(a_person(RoleKind.SPOKESPERSON, organisation=own))

    html = client.get(at("draft_check", asked, code=draft.code)).content.decode()

    assert told in html
    assert ('value="send"' in html) == bool(said)
