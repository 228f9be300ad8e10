"""Reads a corpus of texts that somebody has given concepts: what concept vectors are learnt from.

A corpus is a file, or a folder with all that is beneath it. The end of a file's name tells the
language: `…-fi.txt`, `…-sv.tsv`, `…-en-02.tsv.gz`.

- `.tsv`, `.tsv.gz`: a text, a tab, the URIs of its concepts with spaces between (`<…>` or bare);
- `.txt`: one concept: its URI, a space and its label on the first line, a text on each other one;
- `labels.tsv` (this very name): URI, tab, language, tab, label.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kumaja.foundation.language.domain.stop_words import STOP_WORDS

LABELS = "labels.tsv"
_NAME = re.compile(r"-(?P<language>[a-z]{2})(?:-\d+)?\.(?P<kind>txt|tsv|tsv\.gz)$")


class CorpusUnreadable(Exception):
    """The corpus is not there, or not in the format that is told above."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One text, its language, and the concepts that it is about; a label is a concept's name."""

    language: str
    text: str
    concepts: tuple[str, ...]
    is_label: bool = False


def corpus_files(corpus: Path) -> list[Path]:
    """Return the files of a corpus in a lasting order; raises CorpusUnreadable when none is one."""
    inside = sorted(corpus.rglob("*")) if corpus.is_dir() else [corpus]
    files = [file for file in inside if file.is_file() and _is_corpus(file)]
    if not files:
        raise CorpusUnreadable(f"{corpus}: no …-fi.tsv, …-sv.tsv.gz, …-en.txt or {LABELS} here")
    return files


def _is_corpus(file: Path) -> bool:
    """Test whether the name is that of a file of a corpus, in a language that we know."""
    found = _NAME.search(file.name)
    return file.name == LABELS or (found is not None and found["language"] in STOP_WORDS)


def texts_of(file: Path) -> Iterator[Labelled]:
    """Yield the texts of one file; a line without a concept is passed over.

    Raises CorpusUnreadable when the file can't be read at all.
    """
    try:
        if file.name == LABELS:
            yield from _labels(file)
        elif file.suffix == ".txt":
            yield from _one_concept(file)
        else:
            yield from _table(file)
    except (OSError, UnicodeDecodeError, EOFError) as error:
        raise CorpusUnreadable(f"{file}: {error}") from error


def _lines(file: Path) -> Iterator[str]:
    """Yield the lines of a file, packed or not."""
    unpack = gzip.open if file.suffix == ".gz" else open
    with unpack(file, "rt", encoding="utf-8-sig") as opened:
        yield from opened


def _labels(file: Path) -> Iterator[Labelled]:
    """Yield the names of concepts."""
    for line in _lines(file):
        uri, _, rest = line.strip().partition("\t")
        language, _, label = rest.partition("\t")
        if label and language in STOP_WORDS:
            yield Labelled(language, label, (uri.strip("<>"),), is_label=True)


def _one_concept(file: Path) -> Iterator[Labelled]:
    """Yield the label and the texts of one concept."""
    lines, language = _lines(file), _language(file)
    uri, _, label = next(lines, "").strip().partition(" ")
    if not uri:
        return
    yield Labelled(language, label, (uri.strip("<>"),), is_label=True)
    for line in lines:
        yield Labelled(language, line, (uri.strip("<>"),))


def _table(file: Path) -> Iterator[Labelled]:
    """Yield texts that each have several concepts."""
    language = _language(file)
    for line in _lines(file):
        text, _, uris = line.rstrip("\n").rpartition("\t")
        if text and uris:
            yield Labelled(language, text, tuple(uri.strip("<>") for uri in uris.split()))


def _language(file: Path) -> str:
    """Return the language that the file's name tells."""
    found = _NAME.search(file.name)
    return found["language"] if found else ""
