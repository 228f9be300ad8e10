"""A word as the search sees it, and how text falls into words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Protocol

LONGEST_WORD = 40
MOST_HYPHENS = 3

_WORD = re.compile(r"[^\W_]++(?:[-:'’][^\W_]++)*+")  # possessive: never read twice
# Signs that nobody sees: soft hyphens, directions, joiners, halves of a pair.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0001-\U000e007f]"
)


@dataclass(frozen=True, slots=True)
class Word:
    """What a word is made of: its base forms, and the parts of a compound in theirs.

    `joined` are neighbouring parts together (aivoverenkiertohäiriö: verenkierto), because people
    search by those. `roots` are the words that it was made from (masentunut: masentua), so that
    nouns, verbs and adjectives of one thing meet. `wholes` are known compounds that it is a part
    of (sorg: sorggrupp). `is_known` is false when the back end guessed.
    """

    lemmas: tuple[str, ...]
    parts: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()
    is_known: bool = True
    wholes: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[str, ...]:
        """All forms by which the word is found, each once."""
        return tuple(dict.fromkeys((*self.lemmas, *self.joined, *self.parts, *self.roots)))


class Analyser(Protocol):
    """A back end that knows the words of one language."""

    name: str
    version: str

    def analyse(self, word: str) -> Word:
        """Return what the word is made of; never fails, whatever the word is."""
        ...


def plain(text: str) -> str:
    """Return the text in one composed form and lower case, without soft hyphens and the like."""
    whole = unicodedata.normalize("NFKC", text).casefold()
    return whole if whole.isprintable() else _INVISIBLE.sub("", whole)


def words_in(text: str) -> list[str]:
    """Return the words of a text in lower case; an inner hyphen stays, a list's one does not.

    A monster of hyphens or length comes in pieces: no real word is one, and libvoikko goes deaf
    of some.
    """
    told = plain(text)  # signs that only look like a hyphen are hyphens now
    found: list[str] = _WORD.findall(told)
    if max(map(len, found), default=0) <= LONGEST_WORD and told.count("-") <= MOST_HYPHENS:
        return found  # nearly all texts, and an index reads many
    return [piece for word in found for piece in _pieces(word)]


def _is_monster(word: str) -> bool:
    return len(word) > LONGEST_WORD or word.count("-") > MOST_HYPHENS


def _pieces(word: str) -> list[str]:
    if not _is_monster(word):
        return [word]
    return [piece[:LONGEST_WORD] for piece in re.split("[-:'’]", word)]
