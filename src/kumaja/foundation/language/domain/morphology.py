"""Reads the output of Voikko's Finnish transducer, which all its back ends share.

An analysis looks like `[Lnl][Xp]omainen[X]omais[Bh][Bc][Lt][Xp]hoitaa[X]hoita[Ln][Xj]ja[X][Sg]jan`:
classes `[L…]`, base forms `[Xp]…[X]`, derivations `[Xj]…[X]`, compound bounds `[Bc]`, and `=` for a
bound inside a dictionary word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from kumaja.foundation.language.domain.words import Word

_PIECE = re.compile(r"(\[[^\]]+\])([^\[]*)")
_BASE_FORMS = frozenset({"[Xp]", "[Xj]"})
_NOT_WRITTEN = frozenset({"[Xr]", "[Xs]"})
_FOURTH_INFINITIVE = "[Tn4]"  # -minen: a noun to people, a verb to the transducer
_PREFIX = "[Lp]"
_SHORTEST_PREFIX = 4  # digi-, yksin-, vammais- say something; epä-, esi-, yli- do not

# Compounds whose parts lead astray: who asks for power does not ask for violence.
OPAQUE = frozenset({
    "ajankohta", "isänmaa", "kaupunginosa", "keskiviikko", "lähtökohta", "maailma", "näkökulma",
    "pääasia", "päämäärä", "tasa-arvo", "todennäköinen", "vähävarainen", "väkivalta",
    "väkivaltainen", "väkivaltaisuus", "yhdenvertainen", "yhdenvertaisuus", "yhteystieto",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a compound: its base form, its form within the word, its root."""

    base: str
    form: str
    root: str  # what a derived word was made from, else empty
    is_prefix: bool

    @property
    def name(self) -> str:
        """The word by which a reader may look for this part; empty when nobody would."""
        if not self.is_prefix:
            return self.base
        if self.form.endswith("is"):
            return f"{self.form[:-2]}inen"
        return self.form if len(self.form) >= _SHORTEST_PREFIX else ""


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to understand a word."""

    parts: tuple[_Part, ...]
    is_whole: bool  # stands in the dictionary as one, without a bound

    @property
    def lemma(self) -> str:
        """The base form of the whole: only the last part bends back."""
        return "".join(part.form for part in self.parts[:-1]) + self.parts[-1].base

    def joined(self) -> Iterator[str]:
        """Yield neighbouring parts joined; two alone are the word itself."""
        if len(self.parts) > 2:  # noqa: PLR2004 - a pair
            for left, right in pairwise(self.parts):
                yield left.form.rstrip("-") + right.base


def word_of(analyses: Iterable[str]) -> Word | None:
    """Return the word that all analyses tell of together; None when there are none."""
    readings = [reading for reading in map(_reading, analyses) if reading.parts]
    if not readings:
        return None
    # What the dictionary has whole is not taken to pieces by a second reading.
    whole = OPAQUE | {reading.lemma for reading in readings if reading.is_whole}
    split = [r for r in readings if len(r.parts) > 1 and r.lemma not in whole]
    return Word(
        lemmas=_once(reading.lemma for reading in readings),
        parts=_once(part.name for reading in split for part in reading.parts),
        joined=_once(pair for reading in split for pair in reading.joined()),
        roots=_once(part.root for reading in readings for part in reading.parts),
    )


def _once(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words in their order, each once, empty ones left out."""
    return tuple(dict.fromkeys(filter(None, words)))


def _reading(analysis: str) -> _Reading:
    """Return one analysis as parts."""
    pieces = [piece for piece in analysis.split("[Bc]") if "[L" in piece]
    return _Reading(tuple(map(_part, pieces)), is_whole=len(pieces) == 1 and "=" not in analysis)


def _part(piece: str) -> _Part:
    """Return one part, each derivation put behind the stem that it stands on."""
    base = stem = form = ending = noun = root = ""
    for tag, text in _PIECE.findall(piece.replace("=", "")):
        if tag in _BASE_FORMS:
            base, stem, ending = base + stem, "", text
            root = root or text
        elif tag not in _NOT_WRITTEN:
            if tag == _FOURTH_INFINITIVE:
                noun = f"{base}{stem}minen"
            stem, form = stem + text, form + text
    whole = noun or base + ending or form.rstrip("-")
    return _Part(
        base=whole.casefold(),
        form=form.casefold(),
        root="" if root == whole else root.casefold(),
        is_prefix=piece.startswith(_PREFIX),
    )
