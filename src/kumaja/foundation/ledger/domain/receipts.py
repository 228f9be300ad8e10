"""The receipt of a row: all that proves, without Kumaja, what was said and where it stands."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from kumaja.foundation.ledger.domain.commitments import Commitment, Value
from kumaja.foundation.ledger.domain.notes import Note, NoteUnreadable, read_note
from kumaja.foundation.ledger.domain.proofs import is_included

FORMAT: Final = "kumaja receipt 1"
_HEX: Final = 64
_LONGEST_PATH: Final = 64


class ReceiptUnreadable(ValueError):
    """A text is no receipt."""


class ReceiptFault(StrEnum):
    """Why a receipt does not hold, each told by the receipt itself."""

    CONTENT = "content"  # what it says is not what its leaf was made of
    PATH = "path"  # its leaf is not among those of its checkpoint
    SIGNATURE = "signature"  # its checkpoint was not signed by the key


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a row said, where its leaf stands, and the signed root that it leads to."""

    commitment: Commitment
    position: int
    leaf: str
    path: tuple[str, ...]
    checkpoint: str

    @property
    def text(self) -> str:
        """The receipt as a file that a person keeps (JSON)."""
        told = {
            "format": FORMAT,
            "kind": self.commitment.kind,
            "fields": dict(self.commitment.fields),
            "salt": self.commitment.salt,
            "position": self.position,
            "leaf": self.leaf,
            "path": list(self.path),
            "checkpoint": self.checkpoint,
        }
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"

    @property
    def note(self) -> Note:
        """The checkpoint that the leaf leads to."""
        return read_note(self.checkpoint)


def fault_of(receipt: Receipt, *, is_signed: Callable[[Note], bool]) -> ReceiptFault | None:
    """Return why a receipt does not hold, None when it does."""
    if receipt.commitment.leaf != receipt.leaf:
        return ReceiptFault.CONTENT
    head = receipt.note.head
    if not is_included(receipt.leaf, receipt.position, head.size, receipt.path, head.root):
        return ReceiptFault.PATH
    return None if is_signed(receipt.note) else ReceiptFault.SIGNATURE


def read_receipt(text: str) -> Receipt:
    """Return a receipt from its text; raises ReceiptUnreadable."""
    try:
        told = json.loads(text)
        receipt = Receipt(
            Commitment(_text(told["kind"]), _text(told["salt"]), _fields(told["fields"])),
            _number(told["position"]),
            _hash(told["leaf"]),
            tuple(_hash(each) for each in told["path"][:_LONGEST_PATH]),
            _text(told["checkpoint"]),
        )
        receipt.commitment.content  # noqa: B018 - lone surrogates have no leaf
        receipt.note.head  # noqa: B018 - a checkpoint that can't be read is none
    except (ValueError, KeyError, TypeError, RecursionError, NoteUnreadable) as wrong:
        raise ReceiptUnreadable("The text is no receipt.") from wrong
    return receipt


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(value)
    return value


def _hash(value: object) -> str:
    text = _text(value)
    if len(text) != _HEX or bytes.fromhex(text).hex() != text:
        raise ValueError(text)
    return text


def _fields(value: Any) -> Mapping[str, Value]:  # noqa: ANN401 - what a file holds
    if not isinstance(value, dict):
        raise TypeError(value)
    if any(not (each is None or isinstance(each, (str, int))) for each in value.values()):
        raise TypeError(value)
    return value
