"""Edits of consulted texts with the right answer known: by rule here, by hand in `texts/`."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kumaja.voice.consultations.domain.anchors import Anchored, Comment, Lost, find_phrase, reanchor
from kumaja.voice.consultations.domain.matching import match
from kumaja.voice.consultations.domain.paragraphs import Paragraph

FOLDER = Path(__file__).parent / "texts"
ADDED = {
    "fi": ("Toteutumista seurataan vuosittain.", "Tästä kerrotaan myös paikallislehdessä."),
    "sv": ("Genomförandet följs upp varje år.", "Om detta berättas också i lokaltidningen."),
}
FOREIGN = {
    "fi": "Hankinnoissa suositaan lähellä tuotettua ruokaa ja vähennetään hävikkiä.",
    "sv": "Vid upphandling gynnas mat från trakten och svinnet minskas.",
}


@dataclass(frozen=True)
class Piece:
    """A paragraph of the new version and the old ones that went into it."""

    text: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    kind: str
    olds: list[Paragraph]
    pieces: list[Piece]
    comments: list[Comment]

    def right(self, comment: Comment) -> tuple[int, ...]:
        """Return where a person would hang the comment; nothing when its matter is gone."""
        at = tuple(n for n, piece in enumerate(self.pieces) if comment.key in piece.keys)
        if comment.quote and len(at) > 1:
            with_it = (n for n in at if find_phrase(comment.quote, self.pieces[n].text))
            return tuple(with_it)
        return at

    def answers(self) -> list[Anchored | Lost]:
        return reanchor(self.comments, match(self.olds, [piece.text for piece in self.pieces]))


Edit = Callable[[list[Piece], int, str, random.Random], list[Piece]]


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", text)


def typo(pieces: list[Piece], at: int, _: str, chance: random.Random) -> list[Piece]:
    text = pieces[at].text
    for _step in range(3):
        place = chance.randrange(4, len(text) - 2)
        text = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    return _with(pieces, at, text)


def sentence_added(
    pieces: list[Piece], at: int, language: str, chance: random.Random
) -> list[Piece]:
    parts = sentences(pieces[at].text)
    parts.insert(chance.randrange(len(parts) + 1), chance.choice(ADDED[language]))
    return _with(pieces, at, " ".join(parts))


def sentence_removed(pieces: list[Piece], at: int, _: str, chance: random.Random) -> list[Piece]:
    parts = sentences(pieces[at].text)
    parts.pop(chance.randrange(len(parts)))
    return _with(pieces, at, " ".join(parts))


def renumbered(pieces: list[Piece], at: int, language: str, _: random.Random) -> list[Piece]:
    """Put a paragraph before, so that every number that stands at a start grows by one."""
    grown = [replace(piece, text=re.sub(r"\d+", _grown, piece.text, count=1)) for piece in pieces]
    headings = [new if len(old.text) < 60 else old for old, new in zip(pieces, grown, strict=True)]
    return [*headings[:at], Piece(FOREIGN[language]), *headings[at:]]


def moved(pieces: list[Piece], at: int, _: str, chance: random.Random) -> list[Piece]:
    rest = pieces[:at] + pieces[at + 1 :]
    far = [place for place in range(len(rest) + 1) if abs(place - at) > 2]
    place = chance.choice(far)
    return [*rest[:place], pieces[at], *rest[place:]]


def swapped(pieces: list[Piece], at: int, _: str, __: random.Random) -> list[Piece]:
    other = (at + 2) % len(pieces)
    new = list(pieces)
    new[at], new[other] = new[other], new[at]
    return new


def split(pieces: list[Piece], at: int, _: str, __: random.Random) -> list[Piece]:
    parts = sentences(pieces[at].text)
    halves = " ".join(parts[: len(parts) // 2]), " ".join(parts[len(parts) // 2 :])
    return [*pieces[:at], *(replace(pieces[at], text=half) for half in halves), *pieces[at + 1 :]]


def merged(pieces: list[Piece], at: int, _: str, __: random.Random) -> list[Piece]:
    other = at + 1 if at + 1 < len(pieces) else at - 1
    one, two = pieces[min(at, other)], pieces[max(at, other)]
    both = Piece(f"{one.text.rstrip('.')}. {two.text}", one.keys + two.keys)
    return [*pieces[: min(at, other)], both, *pieces[max(at, other) + 1 :]]


def words_changed(pieces: list[Piece], at: int, _: str, chance: random.Random) -> list[Piece]:
    """Take every sixth word out and end every fifth one otherwise."""
    words = pieces[at].text.split()
    kept = [word for place, word in enumerate(words) if (place + at) % 6]
    ends = [re.sub(r"\w{2}$", "ssa", word) if n % 5 == 0 else word for n, word in enumerate(kept)]
    return _with(pieces, at, " ".join(ends))


def removed(pieces: list[Piece], at: int, _: str, __: random.Random) -> list[Piece]:
    return pieces[:at] + pieces[at + 1 :]


RULES: tuple[Edit, ...] = (
    typo, sentence_added, sentence_removed, renumbered, moved, swapped, split, merged,
    words_changed, removed,
)  # fmt: skip


def cases(half: str) -> Iterator[Case]:
    """Yield all edits of one half: each rule at every third paragraph, each edit by hand."""
    for language in ("fi", "sv"):
        olds, by_hand = read_texts(FOLDER / f"{half}_{language}.txt")
        whole = [Piece(old.text, (old.key,)) for old in olds]
        bodies = [at for at, old in enumerate(olds) if len(sentences(old.text)) > 1]
        for number, rule in enumerate(RULES):
            for at in bodies[number % 2 :: 2]:
                chance = random.Random(f"{half} {language} {rule.__name__} {at}")  # noqa: S311
                new = rule(_restless(whole, at, language, chance), at, language, chance)
                yield Case(rule.__name__, olds, new, _comments(olds[at], chance))
        for kind, start, text in by_hand:
            at = next(n for n, old in enumerate(olds) if start in old.text)
            chance = random.Random(f"{half} {start}")  # noqa: S311
            new = _with(_restless(whole, at, language, chance), at, text)
            if kind == "replaced":
                new[at] = Piece(text)
            yield Case(kind, olds, new, _comments(olds[at], chance))


def read_texts(path: Path) -> tuple[list[Paragraph], list[tuple[str, str, str]]]:
    """Return the paragraphs of a text and the edits by hand: kind, start of the old, new text."""
    text, *edits = path.read_text("utf-8").split("\n=== ")
    olds = [Paragraph(f"p{n}", part.strip()) for n, part in enumerate(text.split("\n\n"))]
    told = (re.match(r"(\w+): (.+?)\n\n(.+)", edit, re.DOTALL) for edit in edits)
    return olds, [(found[1], found[2], found[3].strip()) for found in told if found]


def _restless(pieces: list[Piece], at: int, language: str, chance: random.Random) -> list[Piece]:
    """Return the text with two small edits elsewhere: versions seldom differ in one place alone."""
    others = [n for n, piece in enumerate(pieces) if n != at and len(piece.text) > 80]
    first, second = chance.sample(others, 2)
    return sentence_added(typo(pieces, first, language, chance), second, language, chance)


def _comments(old: Paragraph, chance: random.Random) -> list[Comment]:
    words = chance.choice(sentences(old.text)).split()
    start = chance.randrange(max(1, len(words) - 4))
    quote = " ".join(words[start : start + 5])
    return [Comment("whole", old.key), Comment("phrase", old.key, quote)]


def _with(pieces: list[Piece], at: int, text: str) -> list[Piece]:
    return [replace(piece, text=text) if n == at else piece for n, piece in enumerate(pieces)]


def _grown(found: re.Match[str]) -> str:
    return str(int(found[0]) + 1)
