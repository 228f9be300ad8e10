"""In which language a package is written, and languages by the names people give them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_WORDS = {
    "fi": frozenset(["ja", "on", "sekä", "tai", "ei", "ovat", "myös", "voi", "että", "kaikille"]),
    "sv": frozenset(["och", "är", "för", "att", "som", "med", "det", "på", "av", "inte"]),
    "en": frozenset(["the", "and", "of", "to", "for", "is", "are", "with", "in", "or"]),
}
_WORD = re.compile(r"[a-zåäö]+")
_CODE = re.compile(r"[a-z]{2,3}", re.ASCII)
_ENOUGH = 3
_NAMES = {
    "fi": "finnish suomi finska fin", "sv": "swedish ruotsi svenska swe", "en": "english englanti "
    "engelska eng", "se": "sami saami saame samiska", "ru": "russian venäjä ryska rus",
    "et": "estonian viro eesti estniska", "ar": "arabic arabia arabiska ara",
    "so": "somali somaliska som", "es": "spanish espanol español espanja spanska spa",
    "fr": "french ranska franska français fra", "de": "german saksa tyska deutsch deu",
    "zh": "chinese kiina kinesiska mandarin cantonese zho", "vi": "vietnamese vietnam vie",
    "tl": "tagalog filipino tgl", "ko": "korean korea kor", "ja": "japanese japani jpn",
    "pt": "portuguese portugali por", "pl": "polish puola polska pol",
    "uk": "ukrainian ukraina ukr",
    "ur": "urdu urd", "hi": "hindi hin", "pa": "punjabi panjabi pan", "bn": "bengali ben",
    "ku": "kurdish kurdi kurdiska kur", "fa": "persian farsi fas", "tr": "turkish turkki tur",
    "th": "thai thaimaa tha", "it": "italian italia italienska ita", "sk": "slovak slovakki slk",
    "ro": "romanian romania ron", "ht": "haitian creole hat", "am": "amharic amh",
    "sq": "albanian albania sqi", "el": "greek kreikka ell", "cy": "welsh cym",
    "ase": "asl", "bfi": "bsl", "fse": "viittomakieli",
}  # fmt: skip
_BY_NAME = {name: code for code, names in _NAMES.items() for name in names.split()}


def written_in(texts: Iterable[str]) -> str:
    """Return in which of our languages texts are, by their commonest words; English if unsure."""
    counts: Counter[str] = Counter()
    for text in texts:
        for word in _WORD.findall(text[:2000].lower()):
            counts.update(language for language, words in _WORDS.items() if word in words)
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] >= _ENOUGH else "en"


def code_of(told: str) -> str:
    """Return the code of a language told by code or name; empty when it is not known."""
    plain = told.strip().lower().replace("_", "-")
    first = plain.split("-", maxsplit=1)[0].split(" ", maxsplit=1)[0].strip("(),.")
    if plain in _BY_NAME or first in _BY_NAME:
        return _BY_NAME.get(plain) or _BY_NAME[first]
    return first if _CODE.fullmatch(first) and (first == plain or "-" in plain) else ""
