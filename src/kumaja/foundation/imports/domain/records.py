"""What a mapping reads from a source: records, refusals, and files that are broken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from kumaja.foundation.imports.domain.sentences import Sentence

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Values: TypeAlias = "Mapping[str, Json]"
NOTE = "note"  # the kind of what is told of a source, and of no record


@dataclass(frozen=True, slots=True)
class Where:
    """Where something stands in the source: the file, and which record of it, from 1."""

    file: str
    number: int


@dataclass(frozen=True, slots=True)
class Record:
    """One record as our own room would have it: its fields as JSON, by their names."""

    kind: str
    source_id: str
    label: str
    values: Values
    where: Where
    remarks: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A record that can't come in, and why: the field as the source names it.

    A note tells of a part of the source, or of the source itself, that is left out; it refuses no
    record, and counts as one that changes nothing.
    """

    sentence: Sentence
    where: Where
    field: str = ""
    kind: str = ""
    source_id: str = ""
    label: str = ""
    is_note: bool = False
    remarks: tuple[Sentence, ...] = ()  # what else is wrong with it


class BrokenFile(Exception):
    """Nothing of the source can be read; its sentence says which file, and what is wrong."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        super().__init__(str(sentence))


class StillNeeded(Exception):
    """A row that an import made can't be taken back: other rows stand on it."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        super().__init__(str(sentence))


@dataclass(frozen=True, slots=True)
class Standing:
    """A row as it stands here, in the same shape as a record's values."""

    label: str
    key: str
    values: Values
    is_archived: bool = False
    taken_by: Sentence | None = None  # why it isn't this import's to change
    is_kept_here: bool = False  # its own people keep it: what stands is theirs
    theirs: frozenset[str] = frozenset()  # fields of which this very source is the master
    others: frozenset[str] = frozenset()  # fields of which a third system is the master
