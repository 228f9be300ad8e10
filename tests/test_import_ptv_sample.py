"""The national service store's own files come in whole, twice without a change, and go again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from conftest import NOW
from kumaja.help.directory.models import Activity, Channel
from kumaja.help.interchange.actions import PtvMapping
from kumaja.help.interchange.engine.json_files import read_json
from kumaja.help.interchange.tests.steps import Ptv, counts, told
from kumaja.network.registry.models import Organisation

SHARED = Path(__file__).parents[2] / "shared" / "data"
MOST_STATEMENTS_A_RECORD = 25


@pytest.fixture
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("../shared/data is not there")
    return SHARED


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with override("en"):
        yield


@pytest.mark.django_db
def test_the_sample_comes_in_whole_and_goes_whole(shared: Path) -> None:
    ptv = Ptv()
    with CaptureQueriesContext(connection) as statements:
        run = ptv.bring(shared / "ptv" / "sample")

    # 165 services and two places that no service names; six services name no organisation.
    assert counts(run) == {"organisation new": 306, "activity new": 161, "activity refused": 6}
    assert {text for *_, text in told(run)} == {
        "It names no organisation, so nobody could keep it."
    }
    places = Channel.objects.filter(kind="place").values_list("source_id", flat=True)
    assert len(set(places)) == 89
    assert len(statements) < MOST_STATEMENTS_A_RECORD * 467

    again = ptv.bring(shared / "ptv" / "sample")
    assert counts(again) == {"organisation same": 306, "activity same": 161, "activity refused": 6}

    ptv.undo(run)
    assert not run.rows.in_force().exists()
    assert not Organisation.objects.current().exists()
    assert not Activity.objects.current().exists()


@pytest.mark.django_db
def test_answers_of_the_open_api_come_in(shared: Path, tmp_path: Path) -> None:
    for file in (shared / "auroraai").glob("ptv_v11_*.json"):
        shutil.copy(file, tmp_path)

    run = Ptv().bring(tmp_path)

    assert counts(run) == {"organisation new": 2, "activity new": 2}
    row = Activity.objects.get(name_fi="Nettilukio aikuisille")
    assert row.organisation.name_fi == "Mikkelin kaupungin liikelaitos Otavia"
    place = row.channels.get(kind="place")
    assert (place.street, round(place.longitude or 0, 2), round(place.latitude or 0, 2)) == (
        "Otavantie 2 B", 27.07, 61.65,
    )  # fmt: skip
    assert "Toimipisteessä on esteetön wc kerroksessa 1." in row.description_fi
    assert row.schedules.get().rule == "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"


def test_every_json_file_is_read_or_refused(shared: Path) -> None:
    for file in sorted((shared / "ptv").rglob("*.json")):
        assert read_json(file)


@pytest.mark.django_db
def test_general_descriptions_are_refused_one_by_one(shared: Path) -> None:
    found = list(PtvMapping(NOW.date()).read(shared / "ptv" / "general_descriptions_458.json"))

    assert len(found) == 458
    assert {str(each.sentence) for each in found if hasattr(each, "sentence")} == {
        "This is no organisation, service or channel of PTV."
    }
