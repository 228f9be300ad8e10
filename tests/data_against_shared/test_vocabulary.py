"""The national vocabularies, read from the real files."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.engine.ptv_terms import ReadTerms, read_terms
from kumaja.foundation.vocabulary.engine.shipped import FOLDER, national_meanings

FILES = {
    "LifeEvents.json": (Scheme.PTV_LIFE_EVENT, 19, []),
    "TargetGroups.json": (Scheme.PTV_TARGET_GROUP, 17, []),
    "ServiceClasses.json": (Scheme.PTV_SERVICE_CLASS, 229, ["P7.12"]),
}


def read(shared: Path, name: str) -> ReadTerms:
    return read_terms((shared / "ptv" / name).read_bytes())


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_read_whole_and_its_parents_are_in_it(shared: Path, name: str) -> None:
    scheme, count, refused = FILES[name]
    found = read(shared, name)

    assert {row.scheme for row in found.terms} == {scheme}
    assert len(found.terms) == count
    assert [row.notation for row in found.refused] == refused
    assert {row.parent for row in found.terms} <= {row.code for row in found.terms} | {""}


def test_every_life_event_target_group_and_top_class_has_a_meaning_decided(shared: Path) -> None:
    for name in FILES:
        for row in read(shared, name).terms:
            if name != "ServiceClasses.json" or "." not in row.code:
                assert row.code in national_meanings(), row.label.fi


def test_the_typed_labels_and_older_names_are_theirs(shared: Path) -> None:
    theirs = {
        row.code: (row.label.fi, row.old_codes[0] if row.old_codes else "")
        for name in FILES
        for row in read(shared, name).terms
    }
    with (FOLDER / "national_meanings.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["notation"]:
                assert theirs[row["notation"]] == (row["label_fi"], row["older_name"])
