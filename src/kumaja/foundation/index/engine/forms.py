"""What words are made of, remembered while an index is built: it meets them again and again."""

from __future__ import annotations

from typing import Final, NamedTuple

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.language.domain.words import Word
from kumaja.foundation.language.engine.analysers import analyse

_MOST_FORMS: Final = 200_000


class Forms(NamedTuple):
    """The forms by which a word is found, with spaces between; its base forms when it is known."""

    found_by: str
    bases: tuple[str, ...]


class _Remembered(dict[str, Forms]):
    """Word → its forms, of one language; analysed when first asked for."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> Forms:
        if len(self) >= _MOST_FORMS:
            self.clear()
        found = self[word] = _forms(analyse(self._language, word))
        return found


REMEMBERED: Final = {language: _Remembered(language) for language in LANGUAGES}


def learn(language: str, words: dict[str, Word]) -> None:
    """Remember words that somebody else has analysed."""
    REMEMBERED[language].update((word, _forms(made_of)) for word, made_of in words.items())


def forget() -> None:
    """Forget all: a building index remembers many."""
    for forms in REMEMBERED.values():
        forms.clear()


def _forms(word: Word) -> Forms:
    return Forms(" ".join(word.terms), word.lemmas if word.is_known else ())
