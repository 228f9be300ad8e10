"""Text in three languages, which always knows in which language it is."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("fi", "sv", "en")

# A reader who gets another language gets the one most likely to be understood.
FALLBACKS = {"fi": ("fi", "sv", "en"), "sv": ("sv", "fi", "en"), "en": ("en", "fi", "sv")}


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its language (BCP 47), so that fallback text can carry `lang` (WCAG 3.1.2)."""

    value: str
    language: str

    def __bool__(self) -> bool:
        return bool(self.value)

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Trilingual:
    """One text as its writers gave it: Finnish, Swedish, English; any may be missing."""

    fi: str = ""
    sv: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.fi or self.sv or self.en)

    def exactly(self, language: str) -> str:
        """Return the text in that language, or nothing."""
        return {"fi": self.fi, "sv": self.sv, "en": self.en}[language]

    def in_language(self, language: str) -> Text:
        """Return the text for a reader of `language`: theirs, else the nearest that exists."""
        for candidate in FALLBACKS.get(language, FALLBACKS["en"]):
            if value := self.exactly(candidate):
                return Text(value, candidate)
        return Text("", language)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the text exists."""
        return tuple(language for language in LANGUAGES if self.exactly(language))
