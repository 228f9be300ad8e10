"""Where each page lies, the same below every language, so that all links are relative."""

from __future__ import annotations

from typing import Final

# Kind → folder: the same names in every language, since files have no address to translate.
FOLDERS: Final = {
    "organisation": "organisations",
    "activity": "activities",
    "network": "networks",
    "municipality": "municipalities",
}
_SIGNS: Final = {"Å": "aa", "Ä": "ae", "Ö": "oe", "0–9": "numbers", "#": "other"}


def page_of(kind: str, address: str) -> str:
    """Return where the page of one thing lies, below the folder of a language."""
    return f"{FOLDERS[kind]}/{address}.html"


def list_of(kind: str, letter: str = "") -> str:
    """Return where a list lies: the whole one, or of one letter."""
    return f"{FOLDERS[kind]}-{sign_of(letter)}.html" if letter else f"{FOLDERS[kind]}.html"


def sign_of(letter: str) -> str:
    """Return a letter as part of a file name that every disk takes."""
    return _SIGNS.get(letter, letter.lower())
