"""Reads ahead of the writer, so that the words of the next rows are analysed beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from typing import Final

from kumaja.foundation.index.domain.document import Document
from kumaja.foundation.index.domain.saying import Saying
from kumaja.foundation.index.engine.forms import REMEMBERED, learn
from kumaja.foundation.index.engine.terms import Words, words_of
from kumaja.foundation.language.engine.second import SecondAnalyser

CHUNK: Final = 1_000
Told = Document | Saying
Read = tuple[Told, Words]
_FINNISH: Final = "fi"


def read_ahead(documents: Iterable[Told]) -> Iterator[Read]:
    """Yield each document with its words; many are read a chunk before they are yielded.

    Half of building an index is asking what Finnish words are made of. A second process does that
    for the next chunk while this one is written; a few documents don't wait for one to start.
    """
    reading = map(_read, documents)
    first, second = _chunk(reading), _chunk(reading)
    if not second:
        yield from first
        return
    with closing(SecondAnalyser()) as other:
        other.ask(_unknown(second))
        yield from first
        while second:
            learn(_FINNISH, other.answer())
            first, second = second, _chunk(reading)
            other.ask(_unknown(second))
            yield from first


def _read(told: Told) -> Read:
    return told, words_of(told)


def _chunk(reading: Iterator[Read]) -> list[Read]:
    return list(islice(reading, CHUNK))


def _unknown(chunk: Iterable[Read]) -> list[str]:
    """Return Finnish words of the chunk of which nothing is remembered, each once.

    An eighth is left to this process, which would wait otherwise: a lookup is the slower part.
    """
    met = {
        word for _told, words in chunk for some in words.get(_FINNISH, {}).values() for word in some
    }
    unknown = list(met - REMEMBERED[_FINNISH].keys())
    return unknown[len(unknown) // 8 :]
