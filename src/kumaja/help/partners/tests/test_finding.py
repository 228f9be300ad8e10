"""Who fits a need, and why; only what is public is read and shown."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.index.actions import touch
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.help.directory.tests.factories import ActivityFactory
from kumaja.help.partners.domain.fitting import Need
from kumaja.help.partners.queries.finding import find_partners
from kumaja.help.partners.queries.telling import names_for, told
from kumaja.help.partners.tests.rows import a_body, an_association, indexed
from kumaja.network.registry.models import Contact

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
CANARY = "Kanarialintunen"
MEMORY = Need("vertaistukea muistisairaille", areas=("858",))


def names(region: Region, need: Need) -> list[str]:
    return [str(fit.organisation) for fit in find_partners(region, need).rows]


def reasons(region: Region, need: Need) -> list[tuple[str, ...]]:
    rows = find_partners(region, need).rows
    known = names_for(fit.reasons for fit in rows)
    return [told(fit.reasons, known, "fi") for fit in rows]


def test_words_terms_and_area_find_and_say_why(region: Region) -> None:
    near = an_association(
        region, "Muistipolku ry", terms=["memory"], areas=["Tuusula"],
        summary_fi="Muistisairaiden vertaistukea.",
    )  # fmt: skip
    an_association(region, "Hangon muisti ry", terms=["memory"], areas=["Hanko"],
                   summary_fi="Muistisairaiden vertaistukea.")  # fmt: skip
    an_association(region, "Venevaja ry", areas=["Tuusula"], summary_fi="Veneitä ja puhetta.")
    ActivityFactory.create(
        organisation=near, region=region, name_fi="Muistikahvila", is_region_wide=True,
        summary_fi="Vertaistukea muistisairaille.",
    )  # fmt: skip
    indexed()
    assert names(region, MEMORY) == ["Muistipolku ry"]
    asked = Need(MEMORY.text, terms=("theme:memory",), areas=MEMORY.areas)
    assert reasons(region, asked) == [
        ("Tekee: Muistikahvila", "Aihe: Muisti", "Toimii täällä: Tuusula")
    ]


def test_experts_by_experience_are_found_by_their_own_words_and_come_from_afar(
    region: Region,
) -> None:
    an_association(region, "Toinen askel ry", areas=["Hanko"],
                   experience_expertise_fi="Puhumme veloista ja ulosotosta.")  # fmt: skip
    an_association(region, "Piilossa ry", areas=["Tuusula"],
                   experience_expertise_fi=f"Puhumme veloista {CANARY}.",
                   field_visibility={"experience_expertise": "network"})  # fmt: skip
    indexed()
    need = Need("velat", areas=("858",), wants_experience=True)
    assert names(region, need) == ["Toinen askel ry"]
    assert reasons(region, need) == [("Kokemusasiantuntijoita",)]


@pytest.mark.django_db(transaction=True)
def test_what_is_kept_of_a_region_is_read_anew_when_a_change_is_noted(region: Region) -> None:
    first = an_association(region, "Muistipolku ry", terms=["memory"])
    asked = Need(terms=("theme:memory",))
    assert names(region, asked) == ["Muistipolku ry"]
    an_association(region, "Muistikuja ry", terms=["memory"])
    touch("registry.Organisation", first.code, now=NOW)
    assert set(names(region, asked)) == {"Muistipolku ry", "Muistikuja ry"}


def test_who_carries_a_common_term_is_counted_and_the_faint_are_left_out(region: Region) -> None:
    for number in range(4):
        an_association(region, f"Muisti {number} ry", terms=["memory"], areas=["Tuusula"])
    an_association(region, "Molemmat ry", terms=["memory", "peer-support"], areas=["Hanko"])
    assert names(region, Need(terms=("theme:memory", "theme:peer-support"))) == ["Molemmat ry"]
    anywhere = find_partners(region, Need(terms=("theme:memory",)), limit=2)
    assert (len(anywhere.rows), anywhere.count) == (2, 5)
    near = find_partners(region, Need(terms=("theme:memory",), areas=("858",)))
    assert near.count == 4


def test_without_an_index_chosen_terms_still_find(region: Region) -> None:
    an_association(region, "Muistipolku ry", terms=["memory"], areas=["Tuusula"])
    fits = find_partners(region, Need("muisti", terms=("theme:memory",)))
    assert [str(fit.organisation) for fit in fits.rows] == ["Muistipolku ry"]
    assert fits.is_index_missing


def test_public_bodies_the_ended_and_other_regions_are_not_found(region: Region) -> None:
    body = a_body(region)
    ended = an_association(region, "Päättynyt ry", ended_on="2026-01-01")
    elsewhere = an_association(RegionFactory.create(slug="ita"), "Muualla ry")
    for row in (body, ended, elsewhere):
        row.terms.set(an_association(region, f"Apu {row.pk} ry", terms=["memory"]).terms.all())
    found = names(region, Need(terms=("theme:memory",)))
    assert len(found) == 3
    assert not {str(body), str(ended), str(elsewhere)} & set(found)


def test_an_empty_need_finds_nobody_and_asks_nothing(region: Region) -> None:
    an_association(region, "Muistipolku ry", terms=["memory"])
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert find_partners(region, Need("  ", areas=("858",))).rows == ()
    assert len(asked) == 0


def test_the_page_shows_public_contacts_and_nothing_that_is_hidden(
    client: Client, region: Region
) -> None:
    row = an_association(
        region, "Muistipolku ry", terms=["memory"], areas=["Tuusula"],
        email="polku@yksi.example", description_fi=CANARY,
        field_visibility={"description": "network"},
    )  # fmt: skip
    Contact.objects.create(organisation=row, role_fi=CANARY, phone="040 7777", visibility="network")
    indexed()
    for query in ("q=muisti", "theme=theme:memory", f"q={CANARY}"):
        text = client.get(f"/fi/loyda-kumppani/?{query}&area=858").content.decode()
        assert "040 7777" not in text
        assert f"{CANARY}</" not in text.replace(f"{CANARY}</textarea>", "")
    shown = client.get("/fi/loyda-kumppani/?theme=theme:memory").content.decode()
    assert "polku@yksi.example" in shown
    assert "Pyydä mukaan" not in shown


def test_strange_words_are_harmless(client: Client, region: Region) -> None:
    indexed()
    for query in ("q=%00%F0%9F", "q=" + "a" * 9000, "area=999&theme=x", "experience=2&q=<script>"):
        assert client.get(f"/fi/loyda-kumppani/?{query}").status_code == 200
