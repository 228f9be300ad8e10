"""`kumaja import`: what it prints, what it returns, and what stands here then."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from conftest import NOW
from kumaja.cli.import_run import run_import
from kumaja.cli.main import parser
from kumaja.foundation.imports.models import ImportRun
from kumaja.foundation.index.domain.document import Document
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.desk.queries.import_kinds import KINDS
from kumaja.front.search.documents import SOURCES
from kumaja.help.directory.models import Activity
from kumaja.help.interchange.tests.steps import EARLY
from kumaja.network.registry.models import Organisation

pytestmark = pytest.mark.django_db


def kumaja(*arguments: str) -> tuple[int, str]:
    """Give the command; returns its exit code and what it printed."""
    out = io.StringIO()
    code = run_import(parser().parse_args(["import", *arguments]), out)
    return code, out.getvalue()


@pytest.fixture
def _region() -> None:
    RegionFactory.create()


@pytest.mark.usefixtures("_region")
def test_a_report_writes_nothing_and_tells_all() -> None:
    code, told = kumaja("ptv", str(EARLY))

    assert code == 0
    assert "organisations: 3 new\n" in told
    assert "activities: 3 new, 3 refused\n" in told
    assert "places of activities: 2\n" in told
    assert (
        "services.json, record 2, organizations: Orpo palvelu: "
        "It names no organisation, so nobody could keep it.\n"
    ) in told
    assert "1 × A municipality that isn't known was left out.\n" in told
    assert told.endswith("Nothing is written yet. Write it: the same command with --apply\n")
    assert not Organisation.objects.exists()


@pytest.mark.usefixtures("_region")
def test_applied_twice_and_undone() -> None:
    code, told = kumaja("ptv", str(EARLY), "--apply")

    assert code == 0
    assert Activity.objects.current().count() == 3
    assert "organisations: 3 same\n" in kumaja("ptv", str(EARLY), "--apply")[1]
    undo = told.rsplit(maxsplit=1)[1]
    code, told = kumaja("ptv", "--undo", undo)
    assert (code, told.splitlines()[-1]) == (0, "6 records undone, 0 left as they are.")
    assert not Activity.objects.current().exists()
    assert kumaja("ptv", "--undo", undo) == (
        1, f"The import {undo} is not applied, or is undone already.\n",
    )  # fmt: skip


@pytest.mark.usefixtures("_region")
def test_what_came_in_is_in_the_index() -> None:
    kumaja("ptv", str(EARLY), "--apply")

    rows = (row for room in SOURCES for row in room.documents(None, now=NOW))
    names = {row.name.fi for row in rows if isinstance(row, Document)}

    assert {"Omaishoitajien kahvila", "Keksalan Omaishoitajat ry"} <= names


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("lahella", "x"),
            f"There is no kind 'lahella'. The kinds are: {', '.join(KINDS)}.\n",
        ),
        (("ptv",), "Say which file or folder to read.\n"),
        (("ptv", "nowhere.json"), "nowhere.json is not there or can't be read.\n"),
        (
            ("ptv", "x", "--region", "savo"),
            "There is no region 'savo'. The regions are: uusimaa.\n",
        ),
        (("ptv", "--undo", "xxxxxxxxxx"), "There is no import 'xxxxxxxxxx' of this kind.\n"),
        (
            ("ptv-terms",),
            "Say which file or folder. A vocabulary can't be undone, only read anew.\n",
        ),
    ],
)
@pytest.mark.usefixtures("_region")
def test_what_can_not_be_done_is_told_and_returns_1(arguments: tuple[str, ...], told: str) -> None:
    assert kumaja(*arguments) == (1, told)
    assert not ImportRun.objects.exists()


def test_with_several_regions_one_must_be_named() -> None:
    RegionFactory.create()
    RegionFactory.create(slug="hame")

    assert kumaja("ptv", str(EARLY))[0] == 1
    assert kumaja("ptv", str(EARLY), "--region", "hame")[0] == 0
    assert ImportRun.objects.get().region == RegionFactory._meta.model.objects.get(slug="hame")


def test_nothing_is_brought_into_a_closed_region() -> None:
    RegionFactory.create(closed_at=NOW)

    code, told = kumaja("ptv", str(EARLY), "--apply")

    assert (code, told) == (
        1, "The region uusimaa has ended its work: nothing can be brought in.\n",
    )  # fmt: skip
    assert not Organisation.objects.exists()


def test_vocabularies_are_read_and_written(tmp_path: Path) -> None:
    term = {
        "Id": "http://uri.suomi.fi/codelist/ptv/ptvelti/code/KE13", "Notation": "KE13",
        "ConceptType": "ptvelti", "Label": {"Fi": "Omaishoitajana toimiminen"},
    }  # fmt: skip
    (tmp_path / "LifeEvents.json").write_text(json.dumps([term, {"Notation": "x"}]), "utf-8-sig")

    code, told = kumaja("ptv-terms", str(tmp_path), "--apply")

    assert code == 0
    assert "LifeEvents.json: 1 terms, 1 refused\n" in told
    assert told.endswith("1 terms written.\n")
    meant = Term.objects.get(scheme="ptv_life_event", code="KE13").means.all()
    assert "life_situation:caring-for-someone" in {str(row) for row in meant}


def test_a_vocabulary_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}", "utf-8")

    code, told = kumaja("ptv-terms", str(tmp_path / "a.json"), "--apply")

    assert (code, told) == (1, "a.json: The file does not hold a list of terms.\n")
