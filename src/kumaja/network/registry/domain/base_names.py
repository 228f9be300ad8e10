"""What remains of an association's name when all that varies between lists is taken away."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kumaja.network.registry.domain.look_alikes import skeleton

_REGISTERED = re.compile(r"\b(?:ry|rf|r\.\s?[yf]\.?|rek(?:\.|isteröity)|registrerad)(?=\W|$)")
_WORD = re.compile(r"[^\W_]+")
_PLAIN = str.maketrans("åäöæøü", "aaoaoy")
# Words that say only that it is an association, alone or at the end of a longer word.
_SAYS_NOTHING = frozenset(
    {"yhdistys", "yhdistyksen", "forening", "foreningen", "association", "the"}
)
_ENDINGS = ("yhdistys", "foreningen", "forening")
_SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class BaseName:
    """A name in its base form.

    `words` without order, `run` without the spaces between them, `seen` as it looks to an eye.
    """

    words: frozenset[str]
    run: str
    seen: str

    @property
    def figures(self) -> tuple[str, ...]:
        """Its numbers: two that differ in one are two."""
        return tuple(sorted(word for word in self.words if word.isdigit()))


def base_name(name: str) -> BaseName:
    """Return the base form of a name; a name of nothing but such words stays whole."""
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
    bare = _REGISTERED.sub(" ", plain)
    words = _words(bare) or _WORD.findall(plain.translate(_PLAIN))
    drawn = _words(skeleton(_REGISTERED.sub(" ", name.casefold())).translate(_PLAIN))
    return BaseName(frozenset(words), "".join(words), " ".join(sorted(drawn)))


def _words(text: str) -> list[str]:
    found = _WORD.findall(text.translate(_PLAIN))
    return [_stem(word) for word in found if word not in _SAYS_NOTHING]


def _stem(word: str) -> str:
    """Return a compound word without the part that says only that it is an association."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word
