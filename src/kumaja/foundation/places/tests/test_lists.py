"""What the shipped lists themselves must hold, whatever is loaded."""

from __future__ import annotations

from collections import Counter

import pytest

from kumaja.foundation.places.domain.languages import LanguageStatus
from kumaja.foundation.places.domain.tiles import Tile, tiles_that_clash
from kumaja.foundation.places.engine.shipped import rows_of
from kumaja.foundation.places.queries import shipped_tiles

UUSIMAA = {"01": 7, "02": 6, "03": 10, "04": 2, "90": 1}
FINNISH_ONLY = {
    "Askola", "Hyvinkää", "Järvenpää", "Karkkila", "Kerava", "Mäntsälä", "Nurmijärvi",
    "Pornainen", "Pukkila", "Tuusula", "Vihti",
}  # fmt: skip


def current() -> list[dict[str, str]]:
    return [row for row in rows_of("municipalities.csv") if not row["valid_until"]]


def test_there_are_308_municipalities_in_21_counties_helsinki_and_aland() -> None:
    by_county = Counter(row["county"] for row in current())

    assert len(current()) == 308
    assert len(by_county) == 23
    assert by_county[""] == 16
    assert {county: by_county[county] for county in UUSIMAA} == UUSIMAA


def test_language_status_is_that_of_the_decree() -> None:
    by_status = Counter(row["language_status"] for row in current())

    assert by_status == {
        LanguageStatus.FINNISH: 259,
        LanguageStatus.BILINGUAL_FINNISH: 18,
        LanguageStatus.SWEDISH: 16,
        LanguageStatus.BILINGUAL_SWEDISH: 15,
    }


def test_eleven_of_uusimaas_municipalities_are_finnish_only_and_two_mostly_swedish() -> None:
    rows = [row for row in current() if row["county"] in UUSIMAA]
    names = {row["name_fi"]: row["language_status"] for row in rows}

    assert {name for name, status in names.items() if status == "finnish"} == FINNISH_ONLY
    assert {name for name, status in names.items() if status == "bilingual-swedish"} == {
        "Inkoo",
        "Raasepori",
    }


def test_each_current_municipality_has_three_names_and_a_point_in_finland() -> None:
    for row in current():
        assert row["name_fi"]
        assert row["name_sv"]
        assert row["name_en"]
        assert 19 < float(row["longitude"]) < 32, row
        assert 59.7 < float(row["latitude"]) < 70.1, row


def test_each_former_municipality_became_part_of_one_that_existed_then() -> None:
    rows = {row["code"]: row for row in rows_of("municipalities.csv")}
    for row in rows.values():
        assert bool(row["successor"]) == bool(row["valid_until"])
        if row["successor"]:
            heir = rows[row["successor"]]
            assert int(heir["valid_from"] or 0) <= int(row["valid_until"])
            assert int(heir["valid_until"] or 9999) > int(row["valid_until"])


def test_codes_slugs_and_names_are_met_once() -> None:
    for file, columns in {
        "municipalities.csv": ("code", "slug", "name_fi"),
        "counties.csv": ("code", "slug"),
        "postal_codes.csv": ("code",),
    }.items():
        for column in columns:
            values = [row[column] for row in rows_of(file)]
            assert len(values) == len(set(values)), (file, column)


def test_lists_name_only_current_municipalities() -> None:
    codes = {row["code"] for row in current()}
    tiles = ("tiles_uusimaa.csv", "tiles_etela-pohjanmaa.csv")
    for file in ("localities.csv", "postal_codes.csv", *tiles):
        assert {row["municipality"] for row in rows_of(file)} <= codes


@pytest.mark.parametrize(
    ("slug", "counties", "count"), [("uusimaa", UUSIMAA, 26), ("etela-pohjanmaa", {"16": 18}, 18)]
)
def test_a_tile_map_has_each_municipality_of_its_region_once(
    slug: str, counties: dict[str, int], count: int
) -> None:
    tiles = shipped_tiles(slug)

    assert {tile.municipality for tile in tiles} == {
        row["code"] for row in current() if row["county"] in counties
    }
    assert len(tiles) == count
    assert tiles_that_clash(tiles) == []
    assert all(2 <= len(tile.label.exactly(lang)) <= 3 for tile in tiles for lang in ("fi", "sv"))


def test_a_second_tile_on_the_same_square_or_with_the_same_label_clashes() -> None:
    first, *rest = shipped_tiles("uusimaa")
    same_square = Tile("000", first.row, first.column, rest[0].label)

    assert tiles_that_clash([first, same_square]) == [same_square]
    assert tiles_that_clash([first, Tile("000", 99, 99, first.label)]) != []


def test_no_region_has_a_tile_map_by_a_path() -> None:
    assert shipped_tiles("../tiles_uusimaa") == []
    assert shipped_tiles("lappi") == []
