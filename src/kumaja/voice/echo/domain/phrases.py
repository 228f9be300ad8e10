"""Empty phrases in the reasons of an answer, and the question that would fill them.

`”Huomioidaan jatkovalmistelussa” ei kerro, mitä tapahtuu. Missä ja milloin?` A phrase is left in
peace when the reason answers its question beside it: a day, a place, a decision, a because.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Question(StrEnum):
    """What the reader of a thin reason would ask."""

    WHAT = "what"
    WHERE = "where"
    WHEN = "when"
    WHO = "who"
    WHY = "why"


@dataclass(frozen=True, slots=True)
class Thin:
    """Why a reason is thin: the phrase as it was written, empty when it is only short."""

    phrase: str
    questions: tuple[Question, ...]


_WHAT, _WHERE, _WHEN, _WHO, _WHY = Question
_FEWEST: Final = 5  # words
_ENOUGH: Final = 12  # a reason of so many words besides the phrase has said something

_PHRASES: Final[dict[str, tuple[tuple[tuple[Question, ...], str], ...]]] = {
    "fi": (
        ((_WHERE, _WHEN), (
            r"huomioidaan[\w\s]{0,30}(?:valmistelussa|työssä|jatkossa|mukaan)")),
        ((_WHERE, _WHEN), (
            r"otetaan[\w\s]{0,20}huomioon[\w\s]{0,40}(?:valmistelussa|jatkossa|työssä|mukaan)")),
        ((_WHY,), (
            r"ei (?:valitettavasti )?ole (?:tällä hetkellä )?mahdollist\w+|tässä vaiheessa"
            r"|ei voida (?:tällä hetkellä )?(?:toteuttaa|edistää|huomioida)")),
        ((_WHEN, _WHO), (
            r"asiaan palataan|palataan (?:asiaan|myöhemmin)|tarkastellaan myöhemmin"
            r"|selvitetään (?:jatkossa|myöhemmin|mahdollisuuksia)")),
        ((_WHO, _WHEN), (
            r"viedään (?:asia )?(?:tiedoksi|eteenpäin)|välitetään (?:eteenpäin|tiedoksi)"
            r"|saatetaan tiedoksi")),
        ((_WHAT,), (
            r"merkitään tiedoksi|kiit(?:os|ämme)[\w\s]{0,25}(?:palautteesta|näkemyksestä"
            r"|kommentista|huomiosta)|tärkeä (?:huomio|näkökulma|asia)")),
        ((_WHAT, _WHEN), (
            r"kehitetään jatkuvasti|kehittämistyö(?:tä)? jatkuu|seurataan tilannetta|pyritään")),
        ((_WHY,), (
            r"resurss?i(?:en|t) (?:puitteissa|puutt\w+)|taloudelli\w+ (?:tilan\w+|syistä)")),
    ),
    "sv": (
        ((_WHERE, _WHEN), (
            r"(?:beaktas|tas i beaktande)[\w\s]{0,20}(?:beredning\w*|planering\w*|arbete\w*"
            r"|mån av möjlighet|framöver)")),
        ((_WHY,), (
            r"(?:är )?(?:tyvärr )?inte möjligt|i detta skede"
            r"|kan (?:tyvärr )?inte (?:tillmötesgås|genomföras|beaktas)")),
        ((_WHEN, _WHO), (
            r"återkommer (?:vi )?(?:till)?|vi återkommer|utreds (?:senare|framöver)"
            r"|granskas senare")),
        ((_WHO, _WHEN), (
            r"förs (?:vidare|till kännedom)|vidarebefordras|delges")),
        ((_WHAT,), (
            r"antecknas (?:för|till) kännedom|tack för[\w\s]{0,20}(?:respons\w*|synpunkt\w*"
            r"|kommentar\w*|åsikt\w*)|viktig (?:synpunkt|fråga)")),
        ((_WHAT, _WHEN), (
            r"utvecklas (?:kontinuerligt|fortlöpande)|vi följer (?:läget|situationen)"
            r"|strävar efter")),
        ((_WHY,), (
            r"inom ramen för resurserna|av ekonomiska skäl|resursbrist")),
    ),
    "en": (
        ((_WHERE, _WHEN), (
            r"(?:taken into account|considered)[\w\s]{0,20}(?:preparation|planning|future"
            r"|further work|where possible)")),
        ((_WHY,), (
            r"not (?:currently )?possible|not feasible|at this (?:stage|time)")),
        ((_WHEN, _WHO), (
            r"(?:return|come back) to (?:this|the matter)|looked into later|in due course")),
        ((_WHO, _WHEN), (
            r"passed on|forwarded")),
        ((_WHAT,), (
            r"(?:is |been |are )?noted|thank you for[\w\s]{0,20}(?:feedback|view|comment"
            r"|input)\w*|important (?:point|matter)")),
        ((_WHAT, _WHEN), (
            r"continuously developed|we (?:will )?(?:monitor|strive|aim)")),
        ((_WHY,), (
            r"within (?:the )?(?:available )?resources|for financial reasons|lack of resources")),
    ),
}  # fmt: skip
_DAY: Final = (
    r"\d{1,2}\.\s?\d{1,2}\.|20\d\d|\d+ (?:päiv|viik|kuukau|vuo|dag|veck|månad|år|day|week|month)"
    r"|tammi|helmi|maalis|huhti|toukok|kesäk|heinäk|elok|syysk|lokak|marrask|jouluk"
    r"|januari|februari|mars\b|april|maj\b|juni|juli|augusti|september|oktober|november|december"
    r"|january|february|march|may \d|june|july|august|october"
)
_PLACE: Final = (
    r"§\s?\d|\d §|\bkohta\w* \d|\bluku\w* \d|\d+(?:\.\d+)+ "
    r"|\bpunkt \d|\bkapitel \d|\bsection \d|\bchapter \d"
)
_ACTOR: Final = (
    r"\w*(?:lautakun|hallitu|valtuusto|johtaja|päällik|suunnittelija|koordinaattor|vastaava|jaosto)\w*"
    r"|\w*(?:nämnd|styrelse|fullmäktige|direktör|chef|planerare|koordinator|sektion)\w*"
    r"|\w*(?:board|council|director|manager|planner|coordinator|committee|officer)\w*"
)
_BECAUSE: Final = (
    r"\b(?:koska|sillä|siksi|jotta|laki|lain|eftersom|därför|lagen|because|since|law)\b|§"
)
_SAID: Final = {
    _WHAT: rf"{_DAY}|{_PLACE}|{_BECAUSE}",
    _WHERE: rf"{_PLACE}|{_DAY}",
    _WHEN: _DAY,
    _WHO: _ACTOR,
    _WHY: _BECAUSE,
}


def thin(reason: str, language: str) -> Thin | None:
    """Return what a reason leaves open, None when it says what, who, where, when or why itself."""
    for questions, phrases in _PHRASES[language]:
        found = re.search(rf"\b(?:{phrases})", reason, re.IGNORECASE)
        open_ones = tuple(each for each in questions if not _is_said(each, reason))
        if found and open_ones and not _says_more(reason, found, questions, open_ones):
            return Thin(found[0].strip(), open_ones)
    if len(reason.split()) < _FEWEST and not re.search(_SAID[_WHAT], reason, re.IGNORECASE):
        return Thin("", (_WHAT, _WHY))
    return None


def _is_said(question: Question, reason: str) -> bool:
    return bool(re.search(_SAID[question], reason, re.IGNORECASE))


def _says_more(
    reason: str, found: re.Match[str], asked: tuple[Question, ...], left: tuple[Question, ...]
) -> bool:
    """Test whether a longer reason answers part of what its phrase leaves open."""
    besides = len(reason.split()) - len(found[0].split())
    return besides >= _ENOUGH and len(left) < len(asked)
