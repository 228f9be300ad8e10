"""Says what a table's file is by looking into it; what can't be read is refused in a sentence."""

from __future__ import annotations

import zipfile
from pathlib import Path

from kumaja.foundation.files.domain.kinds import FileKind
from kumaja.foundation.files.domain.limits import USUAL, Limits
from kumaja.foundation.imports.domain.records import BrokenFile
from kumaja.foundation.imports.domain.sentences import Sentence, gettext_noop

EMPTY = gettext_noop("The file is empty.")
TOO_LARGE = gettext_noop("The file is too large: at most %(most)s megabytes are taken in.")
OLD_EXCEL = gettext_noop(
    "This is a workbook of the old Excel (.xls). Open it and save it as .xlsx or as CSV."
)
LOCKED = gettext_noop("The file is locked by a password. Save it without one and try again.")
OPEN_DOCUMENT = gettext_noop(
    "This is a table of LibreOffice (.ods). Save it as .xlsx or as CSV and try again."
)
NOT_A_TABLE = gettext_noop("This is no table. Bring in a CSV file or an Excel workbook (.xlsx).")
BROKEN = gettext_noop("The file is broken: it can't be opened. Save it anew and try again.")
BOMB = gettext_noop("The file would be too large when unpacked. It was not opened.")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OTHERS = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc",
)
_WORKBOOK = "xl/workbook.xml"
_LOCKED_ENTRY = 0x1


def kind_of_table(path: Path, limits: Limits = USUAL) -> FileKind:
    """Return CSV or XLSX; raises BrokenFile with a sentence for all else."""
    size = path.stat().st_size
    if size == 0:
        raise BrokenFile(Sentence(EMPTY))
    if size > limits.size:
        raise BrokenFile(Sentence(TOO_LARGE, {"most": limits.size // 1024 // 1024}))
    with path.open("rb") as opened:
        head = opened.read(4096)
        if head.startswith(_OLE):
            is_locked = _ENCRYPTED_PACKAGE in head + opened.read(limits.size)
            raise BrokenFile(Sentence(LOCKED if is_locked else OLD_EXCEL))
    if head.startswith((_ZIP, _EMPTY_ZIP)):
        _require_workbook(path, limits)
        return FileKind.XLSX
    if head.startswith(_OTHERS) or head.lstrip().lower().startswith(
        (b"<!doctype", b"<html", b"<?xml")
    ):
        raise BrokenFile(Sentence(NOT_A_TABLE))
    return FileKind.CSV


def _require_workbook(path: Path, limits: Limits) -> None:
    """Refuse a packed file that is no workbook, is locked, or would grow too large."""
    try:
        with zipfile.ZipFile(path) as packed:
            entries = packed.infolist()
            names = {entry.filename for entry in entries}
            is_open_document = "mimetype" in names and b"opendocument" in _start(packed, "mimetype")
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, NotImplementedError) as wrong:
        raise BrokenFile(Sentence(BROKEN)) from wrong
    if (
        sum(entry.file_size for entry in entries) > limits.unpacked_size
        or len(entries) > limits.entries
    ):
        raise BrokenFile(Sentence(BOMB))
    if any(entry.flag_bits & _LOCKED_ENTRY for entry in entries):
        raise BrokenFile(Sentence(LOCKED))
    if is_open_document:
        raise BrokenFile(Sentence(OPEN_DOCUMENT))
    if _WORKBOOK not in names:
        raise BrokenFile(Sentence(NOT_A_TABLE))


def _start(packed: zipfile.ZipFile, name: str) -> bytes:
    with packed.open(name) as opened:
        return opened.read(100)
