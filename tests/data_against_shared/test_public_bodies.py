"""The thirty-one public bodies of Uusimaa: what is true of them, and what is invented."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import kumaja.demo
from kumaja.foundation.places.engine.shipped import rows_of
from kumaja.network.registry.domain.business_ids import normal_business_id

FILE = Path(kumaja.demo.__file__).parent / "data" / "public_bodies.toml"
BODIES: list[dict[str, Any]] = tomllib.loads(FILE.read_text("utf-8"))["public_body"]
MUNICIPALITIES = {
    row["name_fi"]: row for row in rows_of("municipalities.csv") if not row["valid_until"]
}
TYPED_WRONG_THERE = {"Askola", "Lohja", "Nurmijärvi"}
INVENTED_PHONE = re.compile(r"019 000 \d{4}")


def test_they_are_six_stakeholders_and_26_municipalities_helsinki_being_both() -> None:
    of_counties = {body["county"] for body in BODIES if "county" in body}
    of_municipalities = {body["municipality"] for body in BODIES if "municipality" in body}

    assert len(BODIES) == 31
    assert of_counties == {"01", "02", "03", "04", "90"}
    assert of_municipalities == {
        name for name, row in MUNICIPALITIES.items() if row["county"] in of_counties
    }
    (helsinki,) = (body for body in BODIES if {"county", "municipality"} <= body.keys())
    assert helsinki["municipality"] == "Helsinki"
    assert len({body["key"] for body in BODIES}) == 31


@pytest.mark.parametrize("body", BODIES, ids=lambda body: str(body["key"]))
def test_each_speaks_the_languages_that_its_status_says(body: dict[str, Any]) -> None:
    is_bilingual = body["key"] != "keski-uudenmaan-hyvinvointialue"
    if "municipality" in body:
        status = MUNICIPALITIES[body["municipality"]]["language_status"]
        is_bilingual = status.startswith("bilingual")

    assert body["languages"] == (["fi", "sv"] if is_bilingual else ["fi"])
    assert body["name_fi"]
    assert body["name_sv"]
    assert body["name_en"]
    assert body["summary_fi"].endswith(".")
    assert bool(body.get("summary_sv")) == is_bilingual
    assert bool(body["contact"][0].get("role_sv")) == is_bilingual


def test_a_county_serves_its_own_municipalities() -> None:
    for body in BODIES:
        if "county" in body:
            county = [
                name for name, row in MUNICIPALITIES.items() if row["county"] == body["county"]
            ]
            assert sorted(body["areas"]) == sorted(county)


@pytest.mark.parametrize("body", BODIES, ids=lambda body: str(body["key"]))
def test_addresses_are_real_and_contacts_are_invented_and_say_so(body: dict[str, Any]) -> None:
    assert re.fullmatch(r"https://[a-z0-9.-]+\.fi", body["website"])
    for contact in body["contact"]:
        assert INVENTED_PHONE.fullmatch(contact["phone"])
        assert contact["email"].endswith(".example")
        assert "(esimerkki)" in contact["role_fi"]


def test_business_ids_have_the_right_check_digit_and_are_met_once() -> None:
    ids = [body["business_id"] for body in BODIES if "business_id" in body]

    assert len(ids) == len(set(ids)) == 23
    assert all(normal_business_id(number) == number for number in ids)


def test_business_ids_are_those_of_the_national_register(shared: Path) -> None:
    register = json.loads((shared / "ptv" / "Municipality.json").read_text(encoding="utf-8-sig"))
    theirs = {row["municipalityCode"]: row["businessId"].strip() for row in register}
    for body in BODIES:
        name = body.get("municipality")
        if name and name not in TYPED_WRONG_THERE:
            assert body["business_id"] == theirs[MUNICIPALITIES[name]["code"]]
