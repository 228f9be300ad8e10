"""As many documents as one wants, whose words keep growing as those of real records do.

Sentences of the demonstration's entries are mixed; in each text some words are changed for names
and compounds that are new, about one in forty. So 100,000 documents hold some 150,000 different
words, as Heaps' law has it for Finnish, and not the same 15,000 again and again.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from kumaja.demo.content import entries
from kumaja.foundation.core.domain.text import LANGUAGES, Trilingual
from kumaja.foundation.index.domain.document import Document
from kumaja.foundation.language.domain.keys import sort_key
from kumaja.help.directory.domain.week import PartOfWeek

REGION = "uusimaa"
MUNICIPALITIES = [f"{number:03}" for number in (18, 49, 78, 91, 92, 106, 149, 186, 224, 235, 245)]
PARTS_OF_WEEK = [part.value for part in PartOfWeek]
_NEW = 1 / 40
_SYLLABLES = ("ka", "ro", "mä", "te", "lu", "si", "vii", "na", "pel", "so", "hau", "ju", "ri")
_BORN = datetime(2026, 1, 1, tzinfo=UTC)


class Mixer:
    """Makes texts of one language from the sentences of many entries."""

    def __init__(self, language: str, chance: random.Random) -> None:
        self._language, self._chance = language, chance
        told = [*entries("activities", "activity"), *entries("organisations", "organisation")]
        self._names = self._all(told, "name")
        self._words = self._all(told, "words")
        self._sentences = [
            sentence
            for name in ("summary", "description")
            for text in self._all(told, name)
            for sentence in re.split(r"(?<=[.!?])\s+", text)
        ]
        self._nouns = sorted(
            {word for text in self._words for word in re.findall(r"[^\W\d_]{4,9}", text.lower())}
        )

    def _all(self, told: list[dict[str, Any]], name: str) -> list[str]:
        key = f"{name}_{self._language}"
        return [str(entry[key]) for entry in told if entry.get(key)]

    def name(self) -> str:
        """Return a name: one of the demonstration's and a word of its own."""
        return f"{self._new_name().title()} {self._chance.choice(self._names).lower()}"

    def text(self, sentences: int) -> str:
        """Return so many sentences of different entries, some of their words changed."""
        return " ".join(
            self._varied(self._chance.choice(self._sentences)) for _ in range(sentences)
        )

    def words(self) -> str:
        """Return everyday words."""
        return self._chance.choice(self._words)

    def _varied(self, sentence: str) -> str:
        words = sentence.split()
        for place in range(len(words)):
            if self._chance.random() < _NEW:
                words[place] = self._new_word()
        return " ".join(words)

    def _new_word(self) -> str:
        if self._language != "en" and self._chance.random() < 0.6:
            return self._chance.choice(self._nouns) + self._chance.choice(self._nouns)
        return self._new_name()

    def _new_name(self) -> str:
        return "".join(self._chance.choices(_SYLLABLES, k=self._chance.choice((2, 3, 3))))


def varied_documents(count: int, *, seed: int = 11) -> Iterator[Document]:
    """Yield documents, the same ones each time."""
    chance = random.Random(seed)  # noqa: S311 - the same each time, nothing secret
    mixers = {language: Mixer(language, chance) for language in LANGUAGES}
    told = list(entries("activities", "activity"))
    for number in range(count):
        entry = told[number % len(told)]
        yield _document(number, entry, _told(entry), mixers, chance)


def _told(entry: dict[str, Any]) -> list[str]:
    """Return the languages in which the entry was written: few records have all."""
    return [language for language in LANGUAGES if entry.get(f"name_{language}")]


def _document(
    number: int,
    entry: dict[str, Any],
    languages: list[str],
    mixers: dict[str, Mixer],
    chance: random.Random,
) -> Document:
    name = Trilingual(**{code: mixers[code].name() for code in languages})
    return Document(
        label="directory.Activity",
        key=f"k{number:09}",
        regions=(REGION,),
        kind=entry["kind"],
        name=name,
        sort_key=sort_key(str(name.in_language("fi"))),
        organisation=Trilingual(**{code: mixers[code].name() for code in languages[:1]}),
        words=Trilingual(**{code: mixers[code].words() for code in languages}),
        summary=Trilingual(**{code: mixers[code].text(1) for code in languages}),
        description=Trilingual(**{code: mixers[code].text(5) for code in languages}),
        municipalities=chance.sample(MUNICIPALITIES, chance.choice((1, 1, 1, 2, 4))),
        is_region_wide=chance.random() < 0.05,
        is_remote=entry.get("remote", False),
        life_situations=entry.get("life_situations", ()),
        target_groups=entry.get("target_groups", ()),
        themes=entry.get("themes", ()),
        forms=entry.get("forms", ()),
        handbook_parts=[entry["handbook"]] if entry.get("handbook") else (),
        languages=entry.get("languages", ["fi"]),
        when=chance.sample(PARTS_OF_WEEK, chance.choice((0, 0, 1, 1, 1, 2))),
        price="free" if entry["price"] == "free" else "paid",
        facts=[f"{fact}={said}" for fact, said in entry.get("access", {}).items() if said != "?"],
        next_at=_BORN + timedelta(hours=chance.randrange(9_000)) if chance.random() < 0.6 else None,
    )
