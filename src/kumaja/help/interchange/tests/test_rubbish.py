"""Whatever a file holds, it is read or refused in a sentence; nothing breaks."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kumaja.foundation.imports.domain.records import BrokenFile, Record, Refusal, Where
from kumaja.foundation.imports.domain.verdicts import RunState
from kumaja.foundation.imports.models import ImportRun
from kumaja.help.interchange.domain.assembly import Assembly
from kumaja.help.interchange.domain.entries import read_entry
from kumaja.help.interchange.domain.known import Known
from kumaja.help.interchange.engine.json_files import files_of, read_json, records_in
from kumaja.help.interchange.tests.steps import EARLY, OPEN_API, Ptv, counts
from kumaja.network.registry.models import Organisation

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
ANY = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


def entries() -> list[dict[str, Any]]:
    """Return every record of the invented files."""
    found = [
        entry for folder in (EARLY, OPEN_API) for file in files_of(folder)
        for entry in records_in(file) if isinstance(entry, dict)
    ]  # fmt: skip
    return json.loads(json.dumps(found))  # type: ignore[no-any-return]


ENTRIES = entries()


def places_in(value: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the way to every value within a record."""
    inner: list[tuple[Any, Any]] = []
    if isinstance(value, dict | list):
        inner = list(value.items() if isinstance(value, dict) else enumerate(value))
    deeper = [way for key, one in inner for way in places_in(one, (*path, key))]
    return [path, *deeper] if path else deeper


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a record in which some values are something else."""
    entry = json.loads(json.dumps(draw(st.sampled_from(ENTRIES))))
    for _ in range(draw(st.integers(1, 3))):
        ways = places_in(entry)
        if ways:
            *path, last = draw(st.sampled_from(ways))
            inner = entry
            for key in path:
                inner = inner[key]
            inner[last] = draw(ANY)
    return entry  # type: ignore[no-any-return]


def read(found: list[Any]) -> list[Record | Refusal]:
    assembly = Assembly(Known())
    told = [read_entry(entry, Where("a.json", number)) for number, entry in enumerate(found, 1)]
    return [*assembly.take(told), *assembly.records()]


@given(ANY)
def test_anything_is_a_record_or_refused(entry: object) -> None:
    for each in read([entry]):
        assert isinstance(each, Record) or str(each.sentence)


@given(st.lists(spoilt(), min_size=1, max_size=4))
@settings(max_examples=200)
def test_a_spoilt_record_is_read_or_refused_and_never_stops_the_rest(found: list[Any]) -> None:
    good = {"id": 777, "name": "Hyvä ry", "organizationType": "Järjestö"}

    results = read([*found, good])

    assert "Hyvä ry" in {each.label for each in results}
    for each in results:
        if isinstance(each, Record):
            assert "\x00" not in json.dumps(dict(each.values))
            assert len(each.source_id) <= 100


@pytest.mark.django_db
@given(st.lists(spoilt(), min_size=1, max_size=3))
@settings(
    max_examples=15, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
def test_spoilt_records_come_in_or_are_refused(tmp_path: Path, found: list[Any]) -> None:
    (tmp_path / "a.json").write_text(json.dumps([*ENTRIES[:3], *found]), "utf-8")

    run = Ptv().bring(tmp_path / "a.json")

    assert run.state == RunState.APPLIED
    assert not run.rows.filter(verdict="refused", sentence="").exists()


@given(st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_file_is_read_or_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.json").write_bytes(content)
    with suppress(BrokenFile):
        read(list(records_in(tmp_path / "a.json")))


BROKEN = [
    b"", b"[", b'[{"id": 1,,}]', b"5", b'"text"', b"null", b"\x00\x01\x02", b"[" * 100_000,
    b'{"a": ' * 50_000, b"<html></html>",
]  # fmt: skip


@pytest.mark.parametrize("content", BROKEN)
@pytest.mark.django_db
def test_a_broken_file_imports_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.json").write_bytes((EARLY / "organizations.json").read_bytes())
    (tmp_path / "b.json").write_bytes(content)

    with pytest.raises(BrokenFile) as caught:
        Ptv().report(tmp_path)

    assert "b.json" in str(caught.value.sentence)
    assert not ImportRun.objects.exists()
    assert not Organisation.objects.exists()


def test_where_a_file_is_broken_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[\n {"id": 1},\n {"id": 2\n]', "utf-8")

    with pytest.raises(BrokenFile, match=r"a\.json is not JSON: line 4, column 1\."):
        list(records_in(tmp_path / "a.json"))


@pytest.mark.parametrize("name", ["none.json", "empty"])
def test_what_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()

    with pytest.raises(BrokenFile, match=name):
        files_of(tmp_path / name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.json").write_text('[{"name": "Äiti ja öljy"}]', encoding)

    assert list(records_in(tmp_path / "a.json")) == [{"name": "Äiti ja öljy"}]


def test_comments_and_last_commas_are_forgiven(tmp_path: Path) -> None:
    text = '[ // yksi\n {"url": "http://a.example//b", /* kaksi\n */ "n": [1, 2,],},\n]'
    (tmp_path / "a.json").write_text(text, "utf-8")

    assert read_json(tmp_path / "a.json") == [{"url": "http://a.example//b", "n": [1, 2]}]


def test_numbers_that_nobody_could_mean_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(f'[{{"id": {"9" * 5000}, "x": NaN, "y": 1e999}}]', "utf-8")

    (refusal,) = read(list(records_in(tmp_path / "a.json")))
    assert isinstance(refusal, Refusal)


@pytest.mark.django_db
def test_a_record_that_comes_twice_counts_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.json").write_bytes((EARLY / "organizations.json").read_bytes())

    run = Ptv().report(tmp_path)

    assert counts(run) == {"organisation new": 3, "organisation refused": 3}
