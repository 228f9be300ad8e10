"""Words by which a sentence asks for something, as people write them in three languages."""

from __future__ import annotations

import re
from typing import Final

_WORDS: Final = {
    "fi": (
        r"pitäisi|pitää(?! (?:huolta|yllä|kiinni))|täytyy|täytyisi"
        r"|tulee(?= (?:\w+ ){0,5}\w+[dlnrst]?a\b)"
        r"|tulisi|on (?:myös )?(?:saatava|oltava|voitava|pidettävä|tehtävä|\w+(?:tava|tävä))"
        r"|olisi (?:hyvä|tärkeä|\w+(?:tava|tävä))\w*|ei saa|eivät saa|ei tule|tarvitaan|tarvitsemme"
        r"|vaadimme|vaatii|toivomme|toivon|toivotaan|ehdotamme|ehdotan|ehdotetaan|esitämme|pyydämme"
        r"|pyydän|kannatamme|vastustamme|emme hyväksy|haluamme|haluaisimme|lisättäköön"
    ),
    "sv": (
        r"bör|borde|ska(?:ll)? (?!vi\b)|måste|kräver|kräv|föreslår|önskar"
        r"|vill (?:vi )?att|vi vill|får inte"
        r"|behövs|behöver vi|vi behöver|motsätter|stöder|hoppas|anser att"
    ),
    "en": (
        r"should|must|need(?:s)? to|ought to"
        r"|we (?:demand|propose|suggest|ask|want|wish|hope|need|oppose)"
        r"|has to|have to|(?:is|are) needed|may not|please"
    ),
}  # fmt: skip
_DEMANDS: Final = {
    language: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for language, words in _WORDS.items()
}


def is_demand(sentence: str, language: str) -> bool:
    """Test whether a sentence asks for something; a question always does."""
    return sentence.rstrip(' \n\t”"»)').endswith("?") or bool(_DEMANDS[language].search(sentence))
