"""What the national service store has is brought in by the command, and found at once."""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import environment_of_its_own, kumaja
from tests.browser.keys import no_faults

pytestmark = pytest.mark.browser
SAMPLE = Path(__file__).parents[3] / "shared" / "data" / "ptv" / "sample"
FOUND_WITHIN = 3.0  # seconds
MANY_FOUND_WITHIN = 20.0  # 467 records at once
KEEPER, SERVICE = str(UUID(int=71)), str(UUID(int=72))


def _told(name: str, value: str) -> dict[str, str]:
    return {"language": "fi", "type": name, "value": value}


OWN = [
    {
        "id": KEEPER,
        "organizationType": "Organization",
        "organizationNames": [_told("Name", "Keksalan Lyhtyseura ry")],
        "organizationDescriptions": [_told("Summary", "Valoa pimeään iltaan.")],
    },
    {
        "id": SERVICE,
        "serviceNames": [_told("Name", "Lyhtyretki hämärässä")],
        "serviceDescriptions": [
            _told("Summary", "Kävellään lyhtyjen kanssa ja juodaan kaakaota."),
            _told("Description", "Lyhdyn saa lainaksi."),
        ],
        "organizations": [{"roleType": "Responsible", "organization": {"id": KEEPER}}],
        "languages": ["fi"],
        "areaType": "LimitedType",
        "areas": [{"type": "Municipality", "municipalities": [{"code": "611"}]}],
    },
]


def _bring_in(path: Path, data: Path) -> str:
    """Run the command beside the server, on its data folder; returns what it tells."""
    settings = {"KUMAJA_DATA": str(data), "DJANGO_SETTINGS_MODULE": "kumaja.config.demo"}
    answer = subprocess.run(
        kumaja("import", "ptv", str(path), "--region", "uusimaa", "--apply"),
        env=environment_of_its_own() | settings | {"KUMAJA_HTTPS": "false"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return answer.stdout


def _search_finds(page: Page, name: str, within: float = FOUND_WITHIN) -> bool:
    begun = time.monotonic()
    while time.monotonic() - begun < within:
        page.goto(f"/fi/haku/?q={name}")
        if page.get_by_role("article").get_by_role("link", name=name).count():
            return True
    return False


def test_an_invented_service_is_brought_in_and_found(
    page: Page, site: str, data: Path, tmp_path: Path
) -> None:
    page.goto("/fi/haku/?q=Lyhtyretki hämärässä")
    assert page.get_by_role("link", name="Lyhtyretki hämärässä").count() == 0
    (tmp_path / "ptv.json").write_text(json.dumps(OWN), "utf-8")

    assert "1 new" in _bring_in(tmp_path, data)

    assert _search_finds(page, "Lyhtyretki hämärässä")
    assert _search_finds(page, "Keksalan Lyhtyseura ry")
    assert "1 same" in _bring_in(tmp_path, data)
    no_faults(page)


def test_the_sample_of_the_service_store_is_brought_in_and_found(
    page: Page, site: str, data: Path
) -> None:
    if not SAMPLE.is_dir():
        pytest.skip(f"{SAMPLE} is not there")
    told = _bring_in(SAMPLE, data)

    assert "organisations: 306 new" in told
    assert _search_finds(page, "Väestörekisterikeskus", MANY_FOUND_WITHIN)
    no_faults(page)
