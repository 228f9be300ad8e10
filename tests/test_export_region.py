"""A region as files: public alone, whole, linked, and the same bytes twice."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kumaja.cli.main import main
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.actions import hand_over
from kumaja.foundation.regions.domain.handing import Heir, Successor, Thing
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.front.archive.actions import export_region
from kumaja.front.archive.domain.places import list_of, sign_of
from kumaja.front.archive.engine.files import MANIFEST, SUMS
from kumaja.help.directory.domain.kinds import ChannelKind
from kumaja.help.directory.models import Channel
from kumaja.help.directory.tests.factories import ActivityFactory
from kumaja.network.networks.tests.factories import MembershipFactory, NetworkFactory
from kumaja.network.registry.models import Contact
from kumaja.network.registry.tests.factories import OrganisationFactory

NOW, DAY = datetime(2021, 6, 30, 9, tzinfo=UTC), date(2021, 6, 30)
LINK = re.compile(r'(?:href|src)="([^"#]+)"')


@pytest.fixture
def region(db: None) -> Region:
    del db
    tuusula = Municipality.objects.get(code="858")
    region = RegionFactory.create(municipalities=[tuusula], name_fi="Uusimaa", name_sv="Nyland")
    other = RegionFactory.create(slug="lappi")
    own = OrganisationFactory.create(
        name_fi="Äänekäs ry", region=region, website="https://salaisuus.example",
        field_visibility={"website": "own"},
    )  # fmt: skip
    own.areas.add(tuusula)
    Contact.objects.create(organisation=own, phone="019 000 0001", visibility="public")
    Contact.objects.create(organisation=own, phone="019 000 9999", visibility="network")
    group = ActivityFactory.create(
        organisation=own, region=region, name_fi="<b>Kerho</b>", is_address_secret=True,
        checked_at=NOW, description_fi="Ovi on *auki*.",
    )  # fmt: skip
    group.areas.add(tuusula)
    Channel.objects.create(activity=group, kind=ChannelKind.PLACE, street="Piilotie 1")
    network = NetworkFactory.create(
        region=region, name_fi="Tuusulan verkosto", starts_on=date(2018, 1, 1)
    )
    MembershipFactory.create(network=network, organisation=own, since_on=date(2018, 1, 1))
    far = OrganisationFactory.create(name_fi="Kaukana ry", region=other)
    ActivityFactory.create(organisation=far, region=other, name_fi="Kaukokerho")
    hand_over(
        region=region, things=[Thing("directory.Activity", group.code)], actor=None, now=NOW,
        successor=Successor(Heir.NOBODY, note=Trilingual("Vetäjä muutti.")), decided_by="K",
    )  # fmt: skip
    Region.objects.filter(pk=region.pk).update(closed_at=NOW)
    region.refresh_from_db()
    return region


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*") if file.is_file()
    }  # fmt: skip


def test_two_exports_are_the_same_bytes_and_every_file_has_its_checksum(
    region: Region, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        export_region(region=region, folder=tmp_path / name, day=DAY)
    one = contents(tmp_path / "one")
    assert one == contents(tmp_path / "two")
    sums = {line[66:]: line[:64] for line in one[SUMS].decode().splitlines()}
    assert sums == {
        path: hashlib.sha256(content).hexdigest()
        for path, content in one.items() if path not in {SUMS, MANIFEST}
    }  # fmt: skip
    told = json.loads(one[MANIFEST])
    assert told["closed_on"] == told["told_on"] == "2021-06-30"
    assert told["counts"] == {
        "organisations": 1, "activities": 1, "networks": 1, "municipalities": 1,
    }  # fmt: skip
    assert told["checksums"][SUMS] == hashlib.sha256(one[SUMS]).hexdigest()


def test_only_what_is_public_goes_out(region: Region, tmp_path: Path) -> None:
    export_region(region=region, folder=tmp_path / "x", day=DAY)
    whole = b"\n".join(contents(tmp_path / "x").values()).decode()
    for hidden in ("salaisuus", "019 000 9999", "Piilotie", "Kauko", "Kaukana"):
        assert hidden not in whole, hidden
    assert "019 000 0001" in whole
    pages = "".join(page.read_text() for page in (tmp_path / "x").rglob("*.html"))
    assert "<b>Kerho" not in pages
    assert "&lt;b&gt;Kerho" in pages


def test_every_page_is_dated_needs_no_script_and_its_links_lead_somewhere(
    region: Region, tmp_path: Path
) -> None:
    folder = tmp_path / "x"
    export_region(region=region, folder=folder, day=DAY)
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) > 3 * 7
    for page in pages:
        text = page.read_text()
        assert "<script" not in text
        assert "30.6.2021" in text or "30 Jun 2021" in text, page
        for link in LINK.findall(text):
            if "://" not in link:
                assert (page.parent / unquote(link)).is_file(), f"{page} → {link}"
    own = next((folder / "fi" / "activities").iterdir()).read_text()
    assert "Vetäjä muutti." in own
    assert "päätti toimintansa 30.6.2021. Sivua ei enää päivitetä." in own
    assert "<em>auki</em>" in own
    assert "handovers.csv" in (folder / "sv" / "data.html").read_text()
    together = next((folder / "fi" / "networks").iterdir()).read_text()
    assert "Äänekäs ry" in together


def test_a_folder_with_anything_in_it_is_refused(
    region: Region, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["export", "region", str(tmp_path), "--region", region.slug]
    (tmp_path / "letter.txt").write_text("dear")
    assert main(given) == 1
    assert "is not empty" in capsys.readouterr().out
    (tmp_path / SUMS).write_text("")
    assert main(given) == 1
    assert "broke off" in capsys.readouterr().out
    assert {file.name for file in tmp_path.iterdir()} == {"letter.txt", SUMS}


def test_the_command_tells_of_the_day_of_the_end(
    region: Region, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "region", str(tmp_path / "x"), "--region", region.slug]) == 0
    assert "1 organisations, 1 activities" in capsys.readouterr().out
    assert json.loads((tmp_path / "x" / MANIFEST).read_text())["told_on"] == "2021-06-30"


@given(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ#") | st.just("0–9"))
def test_every_letter_has_a_file_name_that_every_disk_takes(letter: str) -> None:
    assert re.fullmatch(r"activities-[a-z]+\.html", list_of("activity", letter))


def test_no_two_letters_share_a_file() -> None:
    letters = [*"ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ#", "0–9"]
    assert len({sign_of(letter) for letter in letters}) == len(letters)
