"""JSON as other systems write it: with a mark, with comments, in other encodings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from kumaja.foundation.files.domain.limits import MEGABYTE
from kumaja.foundation.files.engine.encodings import decoded
from kumaja.foundation.files.engine.faults import Unreadable
from kumaja.foundation.imports.domain.records import BrokenFile
from kumaja.foundation.imports.domain.sentences import Sentence, gettext_noop

LARGEST = 200 * MEGABYTE
NOT_THERE = gettext_noop("%(file)s is not there or can't be read.")
NO_FILES = gettext_noop("%(file)s holds no JSON files.")
TOO_LARGE = gettext_noop("%(file)s is too large.")
NOT_TEXT = gettext_noop("%(file)s is not text in UTF-8, UTF-16 or Windows-1252.")
NOT_JSON = gettext_noop("%(file)s is not JSON: line %(line)s, column %(column)s.")
NO_RECORDS = gettext_noop("%(file)s holds no list of records.")
_TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|//[^\n\r]*|/\*.*?\*/|,(?=\s*[\]}])', re.DOTALL)
_LONGEST_NUMBER = 18
_LISTS = ("itemList", "items", "results", "data")


def files_of(path: Path) -> list[Path]:
    """Return the file, or the JSON files of a folder by name; raises BrokenFile."""
    try:
        found = sorted(path.glob("*.json")) if path.is_dir() else [path]
        is_there = path.exists()
    except (OSError, ValueError):
        found, is_there = [], False
    if not is_there:
        raise BrokenFile(Sentence(NOT_THERE, {"file": path.name}))
    if not found:
        raise BrokenFile(Sentence(NO_FILES, {"file": path.name}))
    return found


def records_in(file: Path) -> Iterator[object]:
    """Yield the records of a file: a list, a page of one, a table by id, or a single record."""
    data = read_json(file)
    if isinstance(data, dict):
        listed = next((data[name] for name in _LISTS if isinstance(data.get(name), list)), None)
        if listed is not None:
            data = listed
        elif data and all(isinstance(each, dict) for each in data.values()):
            data = list(data.values())
        else:
            data = [data]
    if not isinstance(data, list):
        raise BrokenFile(Sentence(NO_RECORDS, {"file": file.name}))
    yield from data


def read_json(file: Path) -> object:
    """Return what the file holds; raises BrokenFile, saying what is wrong and where."""
    told: dict[str, str | int] = {"file": file.name}
    try:
        if file.stat().st_size > LARGEST:
            raise BrokenFile(Sentence(TOO_LARGE, told))
        content = file.read_bytes()
    except OSError as wrong:
        raise BrokenFile(Sentence(NOT_THERE, told)) from wrong
    return json_in(content, file.name)


def json_in(content: bytes, name: str) -> object:
    """Return what the content of a file holds; raises BrokenFile."""
    told: dict[str, str | int] = {"file": name}
    try:
        text = decoded(content)[0]
    except Unreadable as wrong:
        raise BrokenFile(Sentence(NOT_TEXT, told)) from wrong
    return _parsed(text, told)


def _parsed(text: str, told: dict[str, str | int]) -> object:
    """Return the value; comments and last commas are forgiven when it is else no JSON."""
    try:
        return _loads(text)
    except (ValueError, RecursionError):
        pass
    try:
        return _loads(_TOKEN.sub(_without_comment, text))
    except json.JSONDecodeError as wrong:
        place: dict[str, str | int] = {"line": wrong.lineno, "column": wrong.colno}
        raise BrokenFile(Sentence(NOT_JSON, told | place)) from wrong
    except (ValueError, RecursionError) as wrong:
        raise BrokenFile(Sentence(NO_RECORDS, told)) from wrong


def _loads(text: str) -> object:
    return json.loads(text, parse_int=_number, parse_constant=lambda _: None)


def _number(digits: str) -> int | str:
    """Return a whole number; one that no id could be stays text."""
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


def _without_comment(token: re.Match[str]) -> str:
    """Return a string as it is, and blanks for a comment, so that places in the file stay."""
    found = token[0]
    return found if found.startswith('"') else re.sub(r"[^\n]", " ", found)
