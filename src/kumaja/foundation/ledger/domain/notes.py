"""Signed notes: a text, and beneath it who signed it (C2SP signed-note and tlog-checkpoint)."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final

ED25519: Final = b"\x01"
_SIGNED: Final = "signed "
_SIGNATURE: Final = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/]+=*)")
_ID, _SIGNATURE_BYTES, _ROOT_BYTES = 4, 64, 32


class NoteUnreadable(ValueError):
    """A text is no signed note, or no checkpoint of a log."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """By what anybody tests a signature; its name is that of the log."""

    name: str
    key: bytes

    @property
    def id(self) -> bytes:
        """The four bytes by which a signature says which key it is of."""
        return sha256(self.name.encode() + b"\n" + ED25519 + self.key).digest()[:_ID]

    @property
    def text(self) -> str:
        """The key in one line, as verifiers of signed notes read it."""
        return f"{self.name}+{self.id.hex()}+{b64encode(ED25519 + self.key).decode()}"


@dataclass(frozen=True, slots=True)
class TreeHead:
    """What a checkpoint says: so many leaves of this log came to this root (hex), at a moment."""

    origin: str
    size: int
    root: str
    at: datetime

    @property
    def text(self) -> str:
        """The text that is signed."""
        root = b64encode(bytes.fromhex(self.root)).decode()
        at = self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        return f"{self.origin}\n{self.size}\n{root}\n{_SIGNED}{at}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A text with one signature beneath it."""

    text: str
    name: str
    key_id: bytes
    signature: bytes

    @property
    def whole(self) -> str:
        """The note as it is kept, sent and shown."""
        signed = b64encode(self.key_id + self.signature).decode()
        return f"{self.text}\n— {self.name} {signed}\n"

    @property
    def head(self) -> TreeHead:
        """What the note says as a checkpoint; raises NoteUnreadable when it is none."""
        lines = self.text.splitlines()
        try:
            origin, size, root, at = lines
            head = TreeHead(origin, int(size), _root(root).hex(), _moment(at))
        except (ValueError, NotBase64) as wrong:
            raise NoteUnreadable("The note is no checkpoint of a log.") from wrong
        if head.text != self.text:  # one way of writing each
            raise NoteUnreadable("The note is not written as a checkpoint is.")
        return head


def read_note(whole: str) -> Note:
    """Return a note from its text, with its first signature; raises NoteUnreadable."""
    text, blank, below = whole.replace("\r\n", "\n").rpartition("\n\n")
    found = _SIGNATURE.fullmatch(below.partition("\n")[0])
    if not blank or found is None:
        raise NoteUnreadable("The text is no signed note.")
    try:
        signed = b64decode(found[2], validate=True)
    except NotBase64 as wrong:
        raise NoteUnreadable("The signature can't be read.") from wrong
    if len(signed) != _ID + _SIGNATURE_BYTES:
        raise NoteUnreadable("The signature is of another kind.")
    return Note(f"{text}\n", found[1], signed[:_ID], signed[_ID:])


def short_code(root: str) -> str:
    """Return what of a root is printed and read aloud: twenty signs in five groups.

    Eighty bits: nobody finds another log that comes to the same ones.
    """
    return "-".join(root[place : place + 4] for place in range(0, 20, 4))


def _root(written: str) -> bytes:
    root = b64decode(written, validate=True)
    if len(root) != _ROOT_BYTES:
        raise ValueError(written)
    return root


def _moment(line: str) -> datetime:
    if not line.startswith(_SIGNED):
        raise ValueError(line)
    return datetime.fromisoformat(line.removeprefix(_SIGNED))
