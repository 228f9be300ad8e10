"""Reads a package of HSDS into tables, whatever form it came in."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path, PurePosixPath

from kumaja.foundation.imports.domain.records import BrokenFile, Where
from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.help.interchange.domain.hsds import faults
from kumaja.help.interchange.domain.hsds.rows import Tables
from kumaja.help.interchange.domain.hsds.tables import UNREAD, table_called
from kumaja.help.interchange.engine.hsds_json import take_json
from kumaja.help.interchange.engine.hsds_tables import is_table, take_table
from kumaja.help.interchange.engine.packages import Member, members_of

_DESCRIBED = "datapackage.json"
_BESIDE = frozenset({"datapackage.json", "package.json", "openapi.json", "schema.json"})
_MAIN = ("organization", "service", "location")


def read_package(path: Path) -> Tables:
    """Return the tables of a folder, a packed file or a file; raises BrokenFile without any."""
    members = members_of(path)
    named = _described(members)
    tables = Tables()
    found = {
        each: named.get(each.name) or table_called(each.stem) for each in members if is_table(each)
    }
    if any(table in _MAIN for table in found.values()) or (found and not _json_of(members)):
        _take_tables(tables, found, members)
    else:
        tables.are_merged = True
        for member in _json_of(members):
            take_json(tables, member)
    if not tables.present and not any(tables.notes.told()):
        raise BrokenFile(Sentence(faults.NO_TABLES, {"file": path.name}))
    return tables


def _json_of(members: list[Member]) -> list[Member]:
    return [
        each
        for each in members
        if not is_table(each) and PurePosixPath(each.name).name.lower() not in _BESIDE
    ]


def _take_tables(tables: Tables, found: dict[Member, str], members: list[Member]) -> None:
    """Take the tables of the folder that has most of them."""
    counts = Counter(member.folder for member, table in found.items() if table)
    best = max(counts, key=lambda name: (counts[name], -name.count("/")), default=".")
    for member, table in found.items():
        where = Where(member.name, 0)
        if not table:
            tables.notes.add(where, "", faults.UNKNOWN_FILE)
        elif member.folder != best:
            tables.notes.add(where, "", faults.OTHER_FOLDER)
        elif table in UNREAD:
            tables.notes.add(where, "", faults.UNREAD_FILE)
        else:
            take_table(tables, member, table)
    for member in _json_of(members):
        tables.notes.add(Where(member.name, 0), "", faults.JSON_BESIDE)
    for table in ("organization", "service"):
        if table not in tables.present:
            tables.notes.add(Where(best, 0), "", faults.NO_SUCH_TABLE, table=table)


def _described(members: list[Member]) -> dict[str, str]:
    """Return file → table as the package's description tells it; a broken one tells nothing."""
    described = next(
        (each for each in members if PurePosixPath(each.name).name == _DESCRIBED), None
    )
    if described is None:
        return {}
    try:
        with described.opened() as stream:
            whole = json.loads(stream.read())
        resources = [each for each in whole["resources"] if isinstance(each, dict)]
    except (ValueError, KeyError, TypeError, RecursionError):
        return {}
    folder = PurePosixPath(described.folder)
    return {
        str(folder / str(each.get("path"))): table
        for each in resources
        if (table := table_called(str(each.get("name", ""))))
    }
