"""Taking files in by what they are, and handing them out so that no browser runs them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from conftest import NOW
from kumaja.foundation.accounts.actions import open_account
from kumaja.foundation.files import personal
from kumaja.foundation.files.actions import remove_file, store_file
from kumaja.foundation.files.domain.kinds import FileKind
from kumaja.foundation.files.domain.limits import Limits
from kumaja.foundation.files.domain.names import is_stored_name, shown_name
from kumaja.foundation.files.engine.faults import Unreadable
from kumaja.foundation.files.engine.store import StrangeName, path_of
from kumaja.foundation.files.engine.xlsx_tables import xlsx_bytes
from kumaja.foundation.files.gates import attachment
from kumaja.foundation.files.models import StoredFile

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def store(content: bytes, name: str = "kuva.png", **given: object) -> StoredFile:
    options = {"allowed": list(FileKind), "actor": None, "now": NOW} | given
    return store_file(content=content, name=name, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PNG, FileKind.PNG),
        (b"%PDF-1.7 x", FileKind.PDF),
        (b"\xff\xd8\xff\xe0", FileKind.JPEG),
        (b'\xef\xbb\xbf [{"a": 1}]', FileKind.JSON),
        ("nimi;kunta\nÄ;Ö".encode("cp1252"), FileKind.CSV),
    ],
)
@pytest.mark.django_db
def test_a_file_is_what_it_holds_whatever_its_name(content: bytes, kind: FileKind) -> None:
    file = store(content, name="../../etc/passwd.exe")

    assert (file.kind, file.name, file.size) == (kind, "passwd.exe", len(content))
    assert path_of(file.code).read_bytes() == content


@pytest.mark.django_db
def test_a_workbook_is_known() -> None:
    assert store(xlsx_bytes({"a": [["b"]]})).kind == FileKind.XLSX


@pytest.mark.parametrize(
    "content",
    [
        b"<svg onload=alert(1)>",
        b"  <!doctype html>",
        b"MZ\x90\x00",
        b"",
        b"PK\x03\x04rubbish",
        b"a\x07b",
    ],
)
@pytest.mark.django_db
def test_what_could_run_is_refused_and_nothing_is_stored(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        store(content)

    assert not StoredFile.objects.exists()
    assert not list(tmp_path.rglob("*"))


@pytest.mark.django_db
def test_a_kind_that_is_not_asked_for_or_too_large_is_refused() -> None:
    with pytest.raises(Unreadable):
        store(PNG, allowed=[FileKind.PDF])
    with pytest.raises(Unreadable):
        store(PNG, limits=Limits(size=10))


@pytest.mark.parametrize(
    "name", ["../../secret", "/etc/passwd", "abc", "aaaaaaaaaa/..", "AAAAAAAAAA", "", "x" * 11]
)
def test_only_names_that_were_given_reach_the_disk(name: str) -> None:
    assert not is_stored_name(name)
    with pytest.raises(StrangeName):
        path_of(name)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("C:\\kuvat\\jäsen.png", "jäsen.png"),
        ('a"b\r\nSet-Cookie: x.pdf', "abSet-Cookie x.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("...", "file"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_the_name_that_is_shown_is_harmless(name: str, shown: str) -> None:
    assert shown_name(name) == shown


@pytest.mark.django_db
def test_a_file_is_handed_out_to_be_saved() -> None:
    answer = attachment(store(PNG, name="pöytä.png"))

    assert answer["Content-Disposition"].startswith("attachment; ")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer.file_to_stream is not None
    with answer.file_to_stream as sent:
        assert sent.read() == PNG


@pytest.mark.django_db(transaction=True)
def test_a_removed_file_is_gone_from_the_disk() -> None:
    file = store(PNG)
    path = path_of(file.code)

    remove_file(file=file, actor=None, now=NOW)

    assert not path.exists()
    assert not StoredFile.objects.exists()


@pytest.mark.django_db
def test_a_person_can_take_out_what_they_sent_and_be_forgotten() -> None:
    user = open_account(email="mari@esimerkki.example", now=NOW)
    file = store(PNG, actor=user)

    assert personal.export(user)["files"][0]["name"] == "kuva.png"
    personal.erase(user, now=NOW)

    file.refresh_from_db()
    assert file.stored_by is None
