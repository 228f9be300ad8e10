"""PTV's open API, on invented files: several languages, classes, access, links by id."""

from __future__ import annotations

from pathlib import Path

import pytest

from kumaja.help.interchange.tests.steps import OPEN_API, Ptv, activity, counts, organisation, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def ptv() -> Ptv:
    return Ptv()


def test_all_that_can_come_in_comes_in_and_the_rest_is_told(ptv: Ptv) -> None:
    run = ptv.bring(OPEN_API)

    assert counts(run) == {"organisation new": 2, "activity new": 2, "activity refused": 2}
    assert sorted(told(run)) == [
        ("channels.json", 3, "services",
         "Its services are not in these files. Read them together."),
        ("services_by_id.json", 3, "publishingStatus",
         "It is not published: its state is Draft."),
    ]  # fmt: skip


def test_an_organisation_stands_in_its_languages(ptv: Ptv) -> None:
    ptv.bring(OPEN_API)
    row = organisation("Keksalan Vertaiset ry")

    assert (row.kind, row.name_sv, row.languages) == (
        "association", "Keksala Kamrater rf", ["fi", "sv"],
    )  # fmt: skip
    assert row.summary_sv == "Kamratstöd när livet tar en ny vändning."
    assert row.description_fi == (
        "Yhdistys perustettiin keittiön pöydän ääressä.\n\n- ryhmiä\n- retkiä\n\n"
        "Katso [kotisivu](https://vertaiset.example)."
    )
    assert row.business_id == "2345678-0"
    assert sorted(row.areas.values_list("code", flat=True)) == ["505", "611"]
    assert row.contacts.get().phone == "+358 190001010"


def test_an_organisation_of_which_only_the_name_is_told_comes_in_by_it(ptv: Ptv) -> None:
    ptv.bring(OPEN_API)

    row = organisation("Keksalan kaupunki")
    assert row.kind == "public_body"
    assert activity("Kaupungin neuvonta").organisation == row


def test_a_service_stands_with_words_terms_and_access(ptv: Ptv) -> None:
    ptv.bring(OPEN_API)
    row = activity("Vertaisten olohuone")

    assert row.organisation == organisation("Keksalan Vertaiset ry")
    assert row.words_fi == "olohuone, Kohtaamispaikka, vertaistuki"
    assert (row.words_sv, row.words_en) == ("vardagsrum, kamratstöd", "peer support")
    assert (row.price_kind, row.price_note_fi) == ("free", "Kahvi 1 €.")
    assert row.eligibility_fi == "Ei ikärajaa."
    assert "life_situation:caring-for-someone" in {str(term) for term in row.terms.all()}
    assert row.description_sv == (
        "Vardagsrummet är öppet för alla.\n\n### Tillgänglighet\n\n**Vardagsrummet**\n\n"
        "Huvudingången: Det finns en ramp vid dörren."
    )
    assert row.description_en == ""


def test_places_and_pages_become_channels(ptv: Ptv) -> None:
    ptv.bring(OPEN_API)
    row = activity("Vertaisten olohuone")

    place, page = row.channels.order_by("position")
    assert (place.kind, place.name_sv, place.street) == ("place", "Vardagsrummet", "Myllytie 3")
    assert place.municipality is not None
    assert place.municipality.code == "611"
    assert (page.kind, page.url) == ("online", "https://vertaiset.example/netti")
    schedule = row.schedules.get()
    assert schedule.rule == "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
    assert (schedule.starts_at.hour, schedule.ends_at.hour) == (12, 18)


def test_twice_the_same_changes_nothing_and_undo_leaves_nothing(ptv: Ptv) -> None:
    run = ptv.bring(OPEN_API)

    again = ptv.bring(OPEN_API)

    assert counts(again) == {
        "organisation same": 1, "activity same": 2, "activity refused": 2,
    }  # fmt: skip
    ptv.undo(run)
    assert not run.rows.in_force().exists()


def test_what_is_fuller_told_later_fills_the_name(ptv: Ptv, tmp_path: Path) -> None:
    ptv.bring(OPEN_API / "services_by_id.json")

    run = ptv.bring(OPEN_API)

    assert counts(run)["organisation changed"] == 1
    assert organisation("Keksalan Vertaiset ry").business_id == "2345678-0"
