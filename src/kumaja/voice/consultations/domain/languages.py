"""In which languages an authority must ask (language act 423/2003)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

NATIONAL: Final = ("fi", "sv")


def languages_owed(owners: Iterable[Collection[str]]) -> frozenset[str]:
    """Return the languages that the owners together must ask in: both when one is bilingual.

    A Finnish-only authority owes Finnish alone, a network what it works in (Finnish when it says
    nothing).
    """
    owed = {"fi"}
    for languages in owners:
        if set(NATIONAL) <= set(languages):
            owed |= set(NATIONAL)
    return frozenset(owed)


def missing_texts(
    texts: Mapping[str, Mapping[str, str]], owed: Collection[str]
) -> tuple[tuple[str, str], ...]:
    """Return (what, language) of each text that exists in some language and lacks one owed."""
    return tuple(
        (what, language)
        for what, versions in texts.items()
        if any(versions.values())
        for language in NATIONAL
        if language in owed and not versions.get(language, "").strip()
    )
