"""What a backup says of itself: its table of contents, with a count and a hash of each part."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from kumaja.keeping.faults import Damaged, Refused

KIND = "kumaja backup"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Part:
    """One table: its columns in the order of each line, and what all its lines come to.

    `last_key` is the highest key ever given, also to a row that is gone: keys are not used again.
    """

    name: str
    columns: tuple[str, ...]
    rows: int
    hash: str
    last_key: int | None = None


@dataclass(frozen=True, slots=True)
class Uploaded:
    """One uploaded file."""

    name: str
    size: int
    hash: str


@dataclass(frozen=True, slots=True)
class Tables:
    """Which tables an installation has: the latest migration of each room, and a print of all."""

    fingerprint: str
    migrations: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LogRoot:
    """What the log of what was said came to: how many leaves, their root, the log's public key."""

    size: int
    root: str
    key: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The table of contents of a backup."""

    version: str
    made_at: datetime
    database: str
    secret: str
    of: Tables
    parts: tuple[Part, ...]
    files: Part
    missing_files: int = 0
    log: LogRoot | None = None
    format: int = FORMAT
    kind: str = field(default=KIND)

    @property
    def rows(self) -> int:
        """How many rows all tables have together."""
        return sum(part.rows for part in self.parts)


def fingerprint(migrations: Mapping[str, str], columns: Mapping[str, tuple[str, ...]]) -> str:
    """Return a print of migrations and columns: two databases with the same one fit each other."""
    whole = json.dumps([dict(migrations), dict(columns)], sort_keys=True)
    return sha256(whole.encode()).hexdigest()


def print_of(secret: str) -> str:
    """Return a print by which a secret key is known again, and can't be found out."""
    return sha256(b"kumaja backup " + secret.encode()).hexdigest()[:16]


def written(manifest: Manifest) -> bytes:
    """Return the manifest as JSON."""
    return json.dumps(asdict(manifest), default=str, indent=1, ensure_ascii=False).encode()


def read(content: bytes) -> Manifest:
    """Return the manifest; raises Refused when it is of another kind or a later format."""
    try:
        given = json.loads(content)
        kind, version = given["kind"], int(given["format"])
    except (ValueError, KeyError, TypeError) as wrong:
        raise Damaged("The backup's table of contents can't be read.") from wrong
    if kind != KIND:
        raise Refused("This is not a backup of Kumaja.")
    if version != FORMAT:
        raise Refused(
            f"The backup has format {version}, this version of Kumaja reads format {FORMAT}. "
            f"It was made by Kumaja {given.get('version', '?')}: restore it with that version."
        )
    try:
        return _made(given)
    except (ValueError, KeyError, TypeError) as wrong:
        raise Damaged("The backup's table of contents is not whole.") from wrong


def _made(given: dict[str, Any]) -> Manifest:
    return Manifest(
        version=str(given["version"]),
        made_at=datetime.fromisoformat(given["made_at"]),
        database=str(given["database"]),
        secret=str(given["secret"]),
        of=Tables(given["of"]["fingerprint"], dict(given["of"]["migrations"])),
        parts=tuple(_part(each) for each in given["parts"]),
        files=_part(given["files"]),
        missing_files=int(given["missing_files"]),
        log=_log(given.get("log")),
    )


def _log(given: dict[str, Any] | None) -> LogRoot | None:
    if given is None:
        return None
    return LogRoot(int(given["size"]), str(given["root"]), str(given["key"]))


def _part(given: dict[str, Any]) -> Part:
    key = given["last_key"]
    return Part(
        str(given["name"]), tuple(given["columns"]), int(given["rows"]), str(given["hash"]),
        None if key is None else int(key),
    )  # fmt: skip


def misfit(manifest: Manifest, here: Tables) -> str:
    """Return why the backup does not fit the tables that are here, nothing when it does."""
    if manifest.of.fingerprint == here.fingerprint:
        return ""
    theirs, own = set(manifest.of.migrations.items()), set(here.migrations.items())
    behind = sorted(f"{room} {name}" for room, name in own - theirs)
    ahead = sorted(f"{room} {name}" for room, name in theirs - own)
    told = f"The backup was made by Kumaja {manifest.version} with other tables than are here"
    if behind or ahead:
        told += f" (there: {', '.join(ahead) or 'less'}; here: {', '.join(behind) or 'less'})"
    return (
        f"{told}. Restore it with the version that made it, then install this one "
        "and run `kumaja migrate`."
    )
