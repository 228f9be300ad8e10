"""`kumaja import organisations FILE`: columns by their titles, twice the same, taken back."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from kumaja.cli.import_run import run_import
from kumaja.cli.main import parser
from kumaja.foundation.imports.models import ColumnMapping, ImportRun
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.registry.models import Organisation

pytestmark = pytest.mark.django_db
TABLE = (
    "Förening,FO-nummer,Hemkommun,Telefon,Grundad,Muuta\n"
    "Lovisa Lekstuga rf,,Lovisa,401234567,1987,x\n"
    "Borgå Byalag rf,1234567-8,Borgå,,,\n"
)


def kumaja(*arguments: str) -> tuple[int, str]:
    out = io.StringIO()
    code = run_import(parser().parse_args(["import", *arguments]), out)
    return code, out.getvalue()


@pytest.fixture
def table(tmp_path: Path) -> str:
    RegionFactory.create()
    path = tmp_path / "föreningar.csv"
    path.write_text(TABLE, "utf-8")
    return str(path)


def test_a_table_is_reported_then_written_and_twice_the_same_changes_nothing(table: str) -> None:
    code, told = kumaja("organisations", table)
    assert (code, Organisation.objects.exists()) == (0, False)
    assert "  Muuta: not taken in\n" in told
    assert "organisations: 1 new, 1 refused\n" in told
    assert "record 3, FO-nummer: Borgå Byalag rf: “1234567-8” is not a business id" in told

    kumaja("organisations", table, "--apply")
    made = Organisation.objects.get()
    assert (made.name_sv, made.domicile.slug if made.domicile else "") == (
        "Lovisa Lekstuga rf", "loviisa",
    )  # fmt: skip
    assert made.contacts.get().phone == "0401234567"
    assert "organisations: 1 same, 1 refused\n" in kumaja("organisations", table, "--apply")[1]


def test_what_a_table_wrote_is_taken_back(table: str) -> None:
    kumaja("organisations", table, "--apply", "--source", "Lovisa stad")
    assert ColumnMapping.objects.get().source_name == "Lovisa stad"

    code, told = kumaja("organisations", "--undo", ImportRun.objects.get().code)

    assert (code, told.splitlines()[-1]) == (0, "1 records undone, 0 left as they are.")
    assert Organisation.objects.get().archived_at is not None


def test_a_table_without_a_name_is_refused(table: str, tmp_path: Path) -> None:
    path = tmp_path / "muu.csv"
    path.write_text("Väri,Koko\npunainen,3\n", "utf-8")
    code, told = kumaja("organisations", str(path))
    assert (code, "Väri, Koko" in told) == (1, True)
    assert kumaja("activities", str(tmp_path / "puuttuu.csv"))[0] == 1
