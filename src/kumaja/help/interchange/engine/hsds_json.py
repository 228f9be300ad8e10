"""JSON of HSDS: lists, pages of an API, records by line; taken apart one record at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from json import JSONDecoder

from kumaja.foundation.files.engine.encodings import decoded
from kumaja.foundation.files.engine.faults import Unreadable
from kumaja.foundation.imports.domain.records import BrokenFile, Where
from kumaja.help.interchange.domain.hsds import faults
from kumaja.help.interchange.domain.hsds.nested import records_of, take_record
from kumaja.help.interchange.domain.hsds.rows import Tables
from kumaja.help.interchange.engine.json_files import json_in
from kumaja.help.interchange.engine.packages import Member

_BLANK = " \t\r\n"


class _Broken(Exception):
    """The text stops being JSON at a line."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(line)


def take_json(tables: Tables, member: Member) -> None:
    """Take all records of a file, noting what can't be taken."""
    with member.opened() as stream:
        content = stream.read()
    if not content.strip():
        tables.notes.add(Where(member.name, 1), "", faults.EMPTY_FILE)
        return
    try:
        entries = _entries(content, member.name)
        for number, entry in enumerate(entries, start=1):
            take_record(tables, entry, member.stem, Where(member.name, number))
    except Unreadable:
        tables.notes.add(Where(member.name, 1), "", faults.NOT_TEXT_FILE)
    except _Broken as broken:
        tables.notes.add(Where(member.name, broken.line), "", faults.BROKEN_JSON, line=broken.line)


def _entries(content: bytes, name: str) -> Iterator[object]:
    """Yield the records of a file, however they are wrapped."""
    text = decoded(content)[0].lstrip("\ufeff").lstrip()
    if text.startswith("["):
        for entry in _listed(text):
            yield from records_of(entry)
    elif _is_by_line(text):
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                yield from records_of(_of_line(line, number))
    else:
        try:
            whole = json_in(content, name)
        except BrokenFile as broken:
            raise _Broken(_line_of(broken)) from broken
        yield from records_of(whole)


def _line_of(broken: BrokenFile) -> int:
    line = broken.sentence.details.get("line", 1)
    return line if isinstance(line, int) else 1


def _is_by_line(text: str) -> bool:
    first = text.split("\n", 1)[0].strip()
    try:
        return isinstance(json.loads(first), dict) and "\n" in text.strip()
    except (ValueError, RecursionError):
        return False


def _of_line(line: str, number: int) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as wrong:
        raise _Broken(number) from wrong


def _listed(text: str) -> Iterator[object]:
    """Yield the elements of a list one by one, so that they are never all there at once."""
    decoder, place = JSONDecoder(), _after_blanks(text, 1)
    while place < len(text) and text[place] != "]":
        try:
            found, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError) as wrong:
            raise _Broken(text.count("\n", 0, place) + 1) from wrong
        yield found
        place = _after_blanks(text, place)
        if place < len(text) and text[place] == ",":
            place = _after_blanks(text, place + 1)
        elif place >= len(text) or text[place] != "]":
            raise _Broken(text.count("\n", 0, place) + 1)


def _after_blanks(text: str, place: int) -> int:
    while place < len(text) and text[place] in _BLANK:
        place += 1
    return place
