"""The lists of what people say, as a reader of one language meets them."""

from __future__ import annotations

import pytest
from django.utils import timezone

from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.desk.tests.conftest import Browser
from kumaja.help.directory.actions.voices import add_voice
from kumaja.help.directory.models import Voice
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import a_person

pytestmark = pytest.mark.django_db


def _said(region: Region, language: str, text: str) -> Voice:
    return add_voice(
        term=Term.objects.get(code="lonely"), language=language, text=text, region=region,
        actor="test", now=timezone.now(),
    )  # fmt: skip


def test_sentences_in_the_readers_language_come_first(browser: Browser, region: Region) -> None:
    for language, text in (("en", "Nobody rings."), ("fi", "Ei kukaan."), ("sv", "Ingen ringer.")):
        _said(region, language, text)
    client = browser(a_person(RoleKind.COORDINATOR, region=region))

    finnish = client.get("/fi/koordinaatio/lauseet/lonely/").content.decode()
    swedish = client.get("/sv/samordning/meningar/lonely/").content.decode()

    assert finnish.index("Ei kukaan.") < finnish.index("Nobody rings.")
    assert swedish.index("Ingen ringer.") < swedish.index("Nobody rings.")


@pytest.mark.parametrize("rest", ["pois/", "kayttoon/"])
def test_a_sentence_keeps_its_language_where_one_is_asked(
    browser: Browser, region: Region, rest: str
) -> None:
    row = _said(region, "sv", "Ingen ringer.")
    client = browser(a_person(RoleKind.COORDINATOR, region=region))

    asked = client.get(f"/fi/koordinaatio/lause/{row.code}/{rest}").content.decode()

    assert '<span lang="sv">Ingen ringer.</span>' in asked


def test_the_filter_tells_by_how_much_it_narrows(browser: Browser, region: Region) -> None:
    client = browser(a_person(RoleKind.COORDINATOR, region=region))
    words = "/fi/koordinaatio/sanat/"

    assert "2 valittu" in client.get(words, {"q": "mummo", "language": "fi"}).content.decode()
    assert "valittu)" not in client.get(words, {"state": "current"}).content.decode()
