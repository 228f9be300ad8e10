"""The municipalities that we ship, held against Statistics Finland's classification."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from kumaja.foundation.places.engine.shipped import rows_of

STATUSES = {"0": "finnish", "1": "bilingual-finnish", "2": "swedish", "3": "bilingual-swedish"}
ALAND = "91"
DEGREES_OFF = 0.35  # a centre may be another village of a long municipality
FAR_NORTH = 66.0


def read(file: Path) -> dict[str, dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return {row["municipality_code"]: row for row in csv.DictReader(lines)}


def ours() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in rows_of("municipalities.csv") if not row["valid_until"]}


def test_names_language_status_and_county_of_all_308_agree(shared: Path) -> None:
    theirs = read(shared / "geofi" / "municipality_key_2026.csv")

    assert {
        code: (
            row["name_fi"],
            row["name_sv"],
            row["name_en"],
            row["language_status"],
            row["county"],
        )
        for code, row in ours().items()
    } == {
        code: (
            row["municipality_name_fi"].strip(),
            row["municipality_name_sv"].strip(),
            row["municipality_name_en"].strip(),
            STATUSES[row["kielisuhde_code"]],
            row["hyvinvointialue_code"].replace(ALAND, ""),
        )
        for code, row in theirs.items()
    }


def test_counties_agree_in_three_languages(shared: Path) -> None:
    theirs = read(shared / "geofi" / "municipality_key_2026.csv").values()

    assert {
        (r["code"], r["name_fi"], r["name_sv"], r["name_en"]) for r in rows_of("counties.csv")
    } == {
        (
            row["hyvinvointialue_code"],
            row["hyvinvointialue_name_fi"].strip(),
            row["hyvinvointialue_name_sv"].strip(),
            row["hyvinvointialue_name_en"].strip(),
        )
        for row in theirs
        if row["hyvinvointialue_code"] != ALAND
    }


def test_centres_lie_near_theirs_and_populations_are_the_same(shared: Path) -> None:
    points = read(shared / "geofi" / "municipality_central_localities.csv")
    people = read(shared / "geofi" / "population_latest.csv")
    for code, row in ours().items():
        if row["population"]:
            assert row["population"] == people[code]["population"]
        if code in points and float(row["latitude"]) < FAR_NORTH:
            assert abs(float(row["latitude"]) - float(points[code]["lat"])) < DEGREES_OFF, row
            assert abs(float(row["longitude"]) - float(points[code]["lon"])) < 2 * DEGREES_OFF, row


def test_tiles_stand_where_the_grid_has_them(shared: Path) -> None:
    with (shared.parent / "geo" / "uusimaa-tile-grid.csv").open(encoding="utf-8") as lines:
        grid = {r["code"].zfill(3): (r["row"], r["col"]) for r in csv.DictReader(lines)}

    ours = {r["municipality"]: (r["row"], r["column"]) for r in rows_of("tiles_uusimaa.csv")}
    assert ours == grid


def test_municipalities_that_the_national_register_knew_in_2021_are_known(shared: Path) -> None:
    register = json.loads((shared / "ptv" / "Municipality.json").read_text(encoding="utf-8-sig"))
    known = {row["code"] for row in rows_of("municipalities.csv")}

    assert {row["municipalityCode"] for row in register} <= known


def test_postal_codes_agree_with_the_register_except_where_borders_moved(shared: Path) -> None:
    theirs = json.loads((shared / "ptv" / "PostalCode.json").read_text(encoding="utf-8-sig"))
    heirs = {row["code"]: row["successor"] or row["code"] for row in rows_of("municipalities.csv")}
    ours = {row["code"]: row["municipality"] for row in rows_of("postal_codes.csv")}
    both = [row for row in theirs if row["Code"] in ours]
    other = [row for row in both if ours[row["Code"]] != heirs.get(row["MunicipalityCode"])]

    assert len(both) > 3000
    assert len(other) / len(both) < 0.01
