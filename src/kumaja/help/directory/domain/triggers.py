"""Triggers: the words that call for help at once, and how they are met in what people type.

A trigger is written as people say it: `mies lyö`. Its words are met in any form and order, near
each other. `=kuolla` is met only as it is written; `"ta mitt liv"` only with its words side by
side, in that order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kumaja.foundation.language.domain.expressions import Forms, Pattern
from kumaja.foundation.language.domain.words import Word, words_in
from kumaja.help.directory.domain.crisis import CrisisTopic

Analyse = Callable[[str, str], Word]  # language, word
Asked = Mapping[str, Sequence[Forms]]
Listed = Mapping[tuple[str, str], Sequence["Trigger"]]
_EXACTLY: Final = "="
_QUOTE: Final = '"'
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„«»", _QUOTE))


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger, ready to be looked for."""

    topic: CrisisTopic
    language: str
    words: tuple[Forms, ...]
    is_phrase: bool = False

    def fires_at(self, asked: Sequence[Forms]) -> bool:
        """Test whether a question, read in the trigger's language, holds its words."""
        if self.is_phrase:
            size = len(self.words)
            windows = (asked[start : start + size] for start in range(len(asked) - size + 1))
            return any(all(map(_meets, self.words, window)) for window in windows)
        return Pattern(self.words).places_in(asked) is not None


def written(text: str) -> str:
    """Return the text of a trigger as it is kept: one space between words, straight quotes."""
    return " ".join(text.translate(_QUOTES).split())


def read_trigger(topic: CrisisTopic, language: str, text: str, analyse: Analyse) -> Trigger:
    """Return the trigger that is written so."""
    words = tuple(
        _forms_of(language, word, analyse, is_exact=part.lstrip(_QUOTE).startswith(_EXACTLY))
        for part in text.split()
        for word in words_in(part)
    )
    return Trigger(topic, language, words, is_phrase=text.startswith(_QUOTE))


def read_question(text: str, languages: Iterable[str], analyse: Analyse) -> Asked:
    """Return what was typed as each language reads it; people type in the language they have."""
    words = list(words_in(text))
    return {language: [_asked(language, word, analyse) for word in words] for language in languages}


def by_first_word(triggers: Iterable[Trigger]) -> Listed:
    """Return the triggers by language and each form of their first word."""
    listed: dict[tuple[str, str], list[Trigger]] = {}
    for trigger in triggers:
        for form in trigger.words[0] if trigger.words else ():
            listed.setdefault((trigger.language, form), []).append(trigger)
    return listed


def topics_told(listed: Listed, asked: Asked) -> tuple[CrisisTopic, ...]:
    """Return what the question tells of, in the order of the topics."""
    told = {
        trigger.topic
        for language, words in asked.items()
        for form in frozenset().union(*words)
        for trigger in listed.get((language, form), ())
        if trigger.fires_at(words)
    }
    return tuple(topic for topic in CrisisTopic if topic in told)


def _meets(word: Forms, asked: Forms) -> bool:
    return not word.isdisjoint(asked)


def _forms_of(language: str, word: str, analyse: Analyse, *, is_exact: bool) -> Forms:
    if is_exact:
        return frozenset({_EXACTLY + word})
    return frozenset({word, *analyse(language, word).lemmas})


def _asked(language: str, word: str, analyse: Analyse) -> Forms:
    """Return the forms by which a typed word is met.

    Of a compound its last part counts: kotiväkivalta is violence, väkivaltapeli is a game.
    """
    found = analyse(language, word)
    last = (*found.parts[-1:], *found.joined[-1:])
    return frozenset({word, _EXACTLY + word, *found.lemmas, *last})
