"""Which back end knows which language, chosen once a process and remembered word by word."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache, lru_cache

from django.conf import settings

from kumaja.foundation.language.domain.words import Analyser, Word
from kumaja.foundation.language.engine.libvoikko import LibvoikkoAnalyser
from kumaja.foundation.language.engine.pyvoikko import PyvoikkoAnalyser
from kumaja.foundation.language.engine.snowball import SnowballAnalyser

_log = logging.getLogger(__name__)
# The best first. What each raises when its library, dictionary or package is not there:
_FINNISH: dict[str, Callable[[], Analyser]] = {
    "libvoikko": LibvoikkoAnalyser,
    "pyvoikko": PyvoikkoAnalyser,
    "snowball": lambda: SnowballAnalyser("fi"),
}
_ABSENT = (ImportError, OSError, RuntimeError, AttributeError)
_REMEMBERED = 30_000


class UnknownAnalyser(Exception):
    """KUMAJA_ANALYSER names no back end, or one that does not work here."""


@cache
def analyser_for(language: str) -> Analyser:
    """Return the back end of a language; Finnish by settings, else the best that works."""
    return (
        finnish(settings.ENVIRONMENT.analyser) if language == "fi" else SnowballAnalyser(language)
    )


def finnish(name: str = "") -> Analyser:
    """Return the named Finnish back end, the best that works when unnamed.

    Raises UnknownAnalyser when the named one cannot be had: an operator who chose must know.
    """
    if name:
        if name not in _FINNISH:
            raise UnknownAnalyser(f"{name}: choose {', '.join(_FINNISH)}")
        try:
            return _FINNISH[name]()
        except _ABSENT as error:
            raise UnknownAnalyser(f"{name} does not work here: {error}") from error
    return _best()


def _best() -> Analyser:
    """Return the first back end that works."""
    for name in ("libvoikko", "pyvoikko"):
        try:
            return _FINNISH[name]()
        except _ABSENT as error:
            _log.info("Finnish analyser %s is not here: %s", name, error)
    _log.warning("Finnish words are only cut by Snowball: compounds are not found by their parts.")
    return SnowballAnalyser("fi")


@lru_cache(maxsize=_REMEMBERED)
def analyse(language: str, word: str) -> Word:
    """Return what a word of that language is made of; asked again, the answer is remembered."""
    return analyser_for(language).analyse(word)


def signature() -> str:
    """Return the names and versions of the back ends: another signature needs another index."""
    used = (analyser_for(language) for language in ("fi", "sv", "en"))
    return " ".join(f"{back_end.name}-{back_end.version}" for back_end in used)


def load() -> str:
    """Load the back ends (before a server forks, so that its workers share them)."""
    for language, word in (("fi", "yhdistys"), ("sv", "förening"), ("en", "association")):
        analyse(language, word)
    return signature()
