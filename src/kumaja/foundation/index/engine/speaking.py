"""In which language a question is, whatever the language of the page."""

from __future__ import annotations

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.index.domain.question import Question
from kumaja.foundation.index.engine.reader import Copy
from kumaja.foundation.language.domain.words import words_in
from kumaja.foundation.language.engine.analysers import analyse


def spoken_language(question: Question, copy: Copy) -> str:
    """Return the language that knows most words of a question; the page's when none knows more.

    Who changes the language of the page keeps their question, and finds the same.
    """
    words = list(words_in(question.text))
    known = {
        language: sum(_is_known(word, language, copy) for word in words) for language in LANGUAGES
    }
    best = max(LANGUAGES, key=lambda language: known[language])
    return best if known[best] > known[question.language] else question.language


def _is_known(word: str, language: str, copy: Copy) -> bool:
    """Test whether a word of that language stands in rows, in what people say, in a dictionary."""
    found = analyse(language, word)
    return (
        found.is_known
        or copy.spelled.has(language, word)
        or any(copy.is_said(language, form) for form in found.lemmas)
    )
