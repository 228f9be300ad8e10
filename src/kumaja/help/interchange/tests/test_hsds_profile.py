"""Our profile: what is written is read again, sign by sign; its guide names what there is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4, uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kumaja.foundation.imports.domain.records import Where
from kumaja.help.interchange.domain.hsds.nested import take_record
from kumaja.help.interchange.domain.hsds.nesting import nested
from kumaja.help.interchange.domain.hsds.package import WRITTEN
from kumaja.help.interchange.domain.hsds.profile import CODES, NAMESPACE, named_id
from kumaja.help.interchange.domain.hsds.rows import Tables
from kumaja.help.interchange.domain.hsds.service_writing import location_lines, service_lines
from kumaja.help.interchange.domain.hsds.writing import Line, kept_id, organisation_lines, part_id
from kumaja.help.interchange.tests.packages import assembled

KEEPER, OFFER = part_id("o"), part_id("s")
GUIDE = Path(__file__).parents[5] / "docs" / "hsds-profile.md"
SIGNS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cn", "Co", "Cs"))
TEXT = st.text(SIGNS, max_size=12).filter(lambda text: not text or bool(text.strip()))


def texts(name: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({f"{name}_{each}": TEXT for each in ("fi", "sv", "en")})


def named(name: str) -> st.SearchStrategy[dict[str, Any]]:
    return texts(name).filter(lambda found: any(found.values()))


def all_of(*parts: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.tuples(*parts).map(lambda found: {k: v for part in found for k, v in part.items()})


def drawn(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(fields)


NO = st.sampled_from([False])
DAYS = st.none() | st.dates().map(date.isoformat)
AREAS = st.sampled_from([[], ["444"], ["444", "638"]])
TERMS = st.sampled_from([[], ["theme:caring"]])
ORGANISATIONS = all_of(
    named("name"), texts("summary"), texts("description"), texts("represents"),
    texts("experience_expertise"),
    drawn(
        kind=st.just("association"), business_id=st.sampled_from(["", "0201256-6"]),
        register_number=st.sampled_from(["", "123.456"]), founded_year=st.none() | st.just(1897),
        ended_on=DAYS, members=st.none() | st.integers(0, 9999), locality=TEXT,
        website=st.sampled_from(["", "https://example.org/a b", "https://ääkkönen.fi/ö"]),
        languages=st.just(["fi", "se"]), domicile=st.sampled_from(["", "444"]), areas=AREAS,
        is_region_wide=st.booleans(), umbrella=st.just(""), terms=TERMS,
        contacts=st.lists(
            all_of(texts("role"), drawn(phone=st.just("+358 9 1"), email=st.just(""))), max_size=2
        ),
    ),
)  # fmt: skip
HOURS = all_of(
    drawn(
        rule=st.sampled_from(["", "FREQ=DAILY", "FREQ=MONTHLY;BYDAY=1MO;BYMONTH=9"]),
        first_on=st.just("2026-01-05"), until_on=DAYS, starts_at=st.just("09:00"),
        ends_at=st.just("10:30"), exceptions=st.just(["2026-12-24"]), is_on_holidays=st.booleans(),
    ),
    texts("note"),
)  # fmt: skip
CHANNELS = all_of(
    texts("name"),
    drawn(
        kind=st.sampled_from(["place", "phone", "online", "home", "email"]), source_id=st.just(""),
        street=TEXT, postal_code=st.sampled_from(["", "08100"]),
        municipality=st.sampled_from(["", "444"]), longitude=st.just(24.5),
        latitude=st.just(60.25), phone=st.sampled_from(["", "=1+1", "09 1"]),
        url=st.sampled_from(["", "https://example.org/ä"]), email=st.just("a@example.org"),
        hours=st.lists(HOURS, max_size=2),
    ),
)  # fmt: skip
ACTIVITIES = all_of(
    named("name"), texts("summary"), texts("description"), texts("words"), texts("eligibility"),
    texts("price_note"),
    drawn(
        organisation=st.just(KEEPER), summary_easy=TEXT, kind=st.just("group"),
        age_from=st.none() | st.just(0), age_to=st.none() | st.just(99),
        price_kind=st.just("paid"), price=st.sampled_from([None, "5.50", "100.00"]),
        languages=st.just(["sv"]), areas=AREAS, is_region_wide=st.booleans(),
        is_remote=st.booleans(), way_in=st.just("come"), terms=TERMS, is_full=st.booleans(),
        is_address_secret=NO, paused_until=DAYS, ended_on=DAYS,
        facts=st.sampled_from([{}, {"step_free": True, "membership": False}]),
        channels=st.lists(CHANNELS, max_size=2),
    ),
)  # fmt: skip


def lines_of(organisation: dict[str, Any], activity: dict[str, Any]) -> list[list[Line]]:
    """Return the rows of both, as an export writes them."""
    places: list[Line] = []

    def place_of(number: int, channel: Any) -> str:  # noqa: ANN401 - a record's own shape
        place = part_id(OFFER, "location", number)
        places.extend(location_lines(place, channel, {"444": "Lohja"}, {}))
        channel["source_id"] = place
        return place

    offered = list(
        service_lines(OFFER, KEEPER, activity, {}, day=date(2026, 3, 2), location_id=place_of)
    )
    return [list(organisation_lines(KEEPER, organisation, "")), [*offered, *places]]


@settings(max_examples=25, deadline=None)
@given(ORGANISATIONS, ACTIVITIES, st.booleans())
def test_what_is_written_is_read_again(
    organisation: dict[str, Any],
    activity: dict[str, Any],
    as_json: bool,  # noqa: FBT001 - drawn
) -> None:
    records = lines_of(organisation, activity)
    tables = Tables(are_merged=as_json)
    for name, lines in zip(("organizations", "services"), records, strict=True):
        if as_json:
            entry = nested(lines, lambda row, label: {"id": row, "code": label, "name": label})
            take_record(tables, entry, name, Where(name, 1))
        for table, cells in () if as_json else lines:
            told = {column: str(cell) for column, cell in cells.items()}
            assert told.keys() <= {each.name for each in WRITTEN[table].columns}
            tables.take(table, told, Where(table, 1))
    tables.take(
        "taxonomy_term", {"id": part_id("theme:caring"), "code": "theme:caring"}, Where("", 1)
    )

    found = assembled(tables)

    assert [dict(each.values) for each in found.records] == [organisation, activity]
    assert found.refusals == []


@pytest.mark.parametrize("name", [*CODES, *(table.file for table in WRITTEN.values())])
def test_the_guide_names_every_field_and_file(name: str) -> None:
    plain = name.removesuffix("_fi").removesuffix("_sv").removesuffix("_en")

    assert f"`{plain}`" in GUIDE.read_text("utf-8")


@given(st.text(st.characters(codec="utf-8")))
def test_an_id_is_the_uuid_of_its_name(name: str) -> None:
    assert named_id(name) == str(uuid5(NAMESPACE, name))


@given(st.uuids().map(str), st.sampled_from([str.upper, "{{{}}}".format, "{}\n".format, str]))
def test_only_an_id_as_we_write_it_is_kept(name: str, written: Callable[[str], str]) -> None:
    own, told = uuid4(), written(name)
    is_ours = told.strip() == told and str(UUID(told)) == told
    assert kept_id(told, own, is_of_source=True) == (told if is_ours else str(own))
    assert kept_id(told, own, is_of_source=False) == str(own)
