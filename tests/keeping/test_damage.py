"""Whatever happened to a file is found, and told in a sentence."""

from __future__ import annotations

import io
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from kumaja.cli.main import main
from kumaja.keeping.archive import MANIFEST, README, sealed
from kumaja.keeping.faults import Damaged, Refused
from kumaja.keeping.lines import line_of
from kumaja.keeping.manifest import Manifest, Part, Tables, written
from kumaja.keeping.proving import prove
from tests.keeping.test_manifest import NOW

LINES = b"".join(line_of([number, f"nimi {number}"]) for number in range(50))
UPLOADED = bytes(range(256)) * 4


def small(file: Path) -> Path:
    """Write a backup of one table and one uploaded file."""
    listed = line_of(["abcdefghjk", len(UPLOADED), sha256(UPLOADED).hexdigest()])
    manifest = Manifest(
        version="1.0", made_at=NOW, database="sqlite", secret="s", of=Tables("abc", {}),
        parts=(Part("registry.Role", ("id", "name"), 50, sha256(LINES).hexdigest(), 50),),
        files=Part("files", ("name", "size", "hash"), 1, sha256(listed).hexdigest()),
    )  # fmt: skip
    with file.open("w+b") as target, sealed(target) as writer:
        writer.put("tables/registry.Role.jsonl", LINES)
        writer.put("files/abcdefghjk", UPLOADED)
        writer.put("files.jsonl", listed)
        writer.put(MANIFEST, written(manifest))
    return file


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return small(tmp_path_factory.mktemp("small") / "a.zip").read_bytes()


def proved(tmp_path: Path, content: bytes) -> Manifest:
    (tmp_path / "b.zip").write_bytes(content)
    return prove(tmp_path / "b.zip", io.StringIO())


def test_a_whole_file_is_whole_and_any_tool_reads_it(tmp_path: Path, whole: bytes) -> None:
    assert proved(tmp_path, whole).rows == 50
    with zipfile.ZipFile(tmp_path / "b.zip") as packed:
        assert packed.testzip() is None
        assert packed.read("tables/registry.Role.jsonl") == LINES


def test_a_byte_that_is_otherwise_is_found_wherever_it_is(tmp_path: Path, whole: bytes) -> None:
    for place in range(0, len(whole), 5):
        flipped = bytearray(whole)
        flipped[place] ^= 0x10
        with pytest.raises(Refused):
            proved(tmp_path, bytes(flipped))


@pytest.mark.parametrize(
    "name", ["tables/registry.Role.jsonl", "files/abcdefghjk", "files.jsonl", MANIFEST]
)
def test_the_part_that_is_damaged_is_named(tmp_path: Path, whole: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(whole)) as packed:
        info = packed.getinfo(name)
    place = info.header_offset + 30 + len(name) + 40 + info.compress_size // 2
    flipped = bytearray(whole)
    flipped[place] ^= 0xFF
    with pytest.raises(Damaged, match=name.replace("/", ".")):
        proved(tmp_path, bytes(flipped))


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_short_is_told(tmp_path: Path, whole: bytes, kept: float) -> None:
    with pytest.raises(Damaged, match=r"cut short|seal"):
        proved(tmp_path, whole[: int(len(whole) * kept)])


def test_a_part_that_was_exchanged_for_another_whole_one_is_found(
    tmp_path: Path, whole: bytes
) -> None:
    with zipfile.ZipFile(io.BytesIO(whole)) as packed:
        parts = {info.filename: packed.read(info) for info in packed.infolist()}
    parts["tables/registry.Role.jsonl"] = LINES[len(line_of([0, "nimi 0"])) :]
    with (tmp_path / "a.zip").open("w+b") as target, sealed(target) as writer:
        for name, content in parts.items():
            if name != README:
                writer.put(name, content)
    with pytest.raises(Damaged, match="49 of 50 rows"):
        proved(tmp_path, (tmp_path / "a.zip").read_bytes())


def test_foreign_files_are_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as packed:
        packed.writestr("a.txt", "a")
    (tmp_path / "text").write_text("Hei!")
    (tmp_path / "empty").touch()
    for name in ("other.zip", "text", "empty", "missing", "."):
        assert main(["verify", str(tmp_path / name)]) == 1
        told = capsys.readouterr().out
        assert told.strip().endswith(".") and "whole" not in told


def test_a_backup_is_proved_without_settings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(small(tmp_path / "a.zip"))]) == 0
    assert "1 tables, 50 rows, 1 files; 2026-11-21 10:00 UTC" in capsys.readouterr().out
