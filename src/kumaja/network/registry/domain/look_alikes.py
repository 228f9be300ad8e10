"""Letters that look like others: which stand in a name, and what the name looks like.

After the idea of skeletons of Unicode Technical Standard 39 (Unicode Security Mechanisms, § 4,
Confusable Detection): two names are confusable when the same picture is left once each sign is
put in place of the one it is taken for. The table is our own and covers what a Finnish or Swedish
name can be written with: Cyrillic and Greek letters, and digits within a word.
"""

from __future__ import annotations

import re
import unicodedata

_CYRILLIC = dict(zip("авеёікмнорстухѕјԁԛԝһүӏ", "abeeikmhopctyxsjdqwhyl", strict=True))
_GREEK = dict(zip("αβγεζηικμνορστυχω", "abyeznikuvopotuxw", strict=True))
_CAPITALS = dict(
    zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧВЕНІЈКМОРСТУХЅԚԜ", "abezhikmnoptyxbehijkmopctyxsqw", strict=True)
)
_OTHERS = dict(zip("ıłøđɑɡℓ‐‑–", "ilodagl---", strict=True))
_TAKEN_FOR = {**_CYRILLIC, **_GREEK, **_CAPITALS, **_OTHERS}
_DIGITS = str.maketrans("013457", "oleast")
_ONE_STROKE = str.maketrans({"i": "l", "j": "l", "|": "l"})
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_WORD = re.compile(r"[^\W_]+")


def look_alike_letters(text: str) -> tuple[str, ...]:
    """Return the signs of a name that are not what they seem, each once, in their order.

    Letters of Cyrillic and Greek that look Latin count when the name has Latin letters too, or
    nothing but such letters; a digit counts between the letters of a word.
    """
    plain = unicodedata.normalize("NFKC", text)
    letters = [sign for sign in plain if sign.isalpha()]
    foreign = [sign for sign in letters if _is_foreign(sign)]
    honest = [sign for sign in foreign if _taken_for(sign) is None]
    found = [] if honest else foreign
    for word in _WORD.findall(plain):
        found += [
            sign for sign in word[1:] if sign.isascii() and sign.isdigit() and _is_mixed(word)
        ]
    return tuple(dict.fromkeys(found))


def skeleton(text: str) -> str:
    """Return what a name looks like: equal for names that a reader can mistake for each other."""
    plain = unicodedata.normalize("NFKC", text)
    seen = "".join(_taken_for(sign) or sign.casefold() for sign in plain)
    words = [_drawn(word) for word in _WORD.findall(seen)]
    return " ".join(words)


def _drawn(word: str) -> str:
    """Return a word as a picture; a number stays one."""
    if word.isdigit():
        return word
    for pair, one in _PAIRS:
        word = word.replace(pair, one)
    return word.translate(_DIGITS).translate(_ONE_STROKE)


def _taken_for(sign: str) -> str | None:
    return _TAKEN_FOR.get(sign) or _TAKEN_FOR.get(sign.casefold())


def _is_foreign(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith(("CYRILLIC", "GREEK"))


def _is_mixed(word: str) -> bool:
    """Test whether a digit of the word stands where a letter does: letters on both sides."""
    return re.search(r"[^\W\d_]\d+[^\W\d_]", word) is not None
