"""Words that call for help do, and words that only sound alike don't."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.language.domain.words import Word
from kumaja.foundation.language.engine.analysers import UnknownAnalyser, finnish
from kumaja.foundation.language.engine.snowball import SnowballAnalyser
from kumaja.help.directory.domain.crisis import CrisisTopic
from kumaja.help.directory.domain.triggers import (
    Analyse,
    by_first_word,
    read_question,
    read_trigger,
    topics_told,
    written,
)
from kumaja.help.directory.engine.crisis import shipped_triggers
from kumaja.help.directory.tests.crisis_words import CALLS, HARMLESS

Told = Callable[[str], tuple[CrisisTopic, ...]]
FINNISH = ("libvoikko", "pyvoikko", "snowball")
MOST_UNHEARD_BY_STEMS = 8  # Snowball knows neither compounds nor most inflections


def analyse_by(name: str) -> Analyse:
    try:
        known = {"fi": finnish(name), "sv": SnowballAnalyser("sv"), "en": SnowballAnalyser("en")}
    except UnknownAnalyser:
        pytest.skip(f"{name} is not here")

    @cache
    def analyse(language: str, word: str) -> Word:
        return known[language].analyse(word)

    return analyse


def reading(analyse: Analyse, *triggers: tuple[str, str, str]) -> Told:
    listed = by_first_word(
        read_trigger(CrisisTopic(topic), language, text, analyse)
        for topic, language, text in triggers
    )
    return lambda text: topics_told(listed, read_question(text, LANGUAGES, analyse))


@pytest.fixture(params=FINNISH)
def shipped(request: pytest.FixtureRequest) -> tuple[str, Told]:
    """What the shipped triggers tell, by each back end that works here."""
    return request.param, reading(analyse_by(request.param), *shipped_triggers())


def one(text: str, topic: str = "violence") -> Told:
    return reading(analyse_by("pyvoikko"), (topic, "fi", text))


def test_what_must_not_wait_is_heard(shipped: tuple[str, Told]) -> None:
    name, told = shipped
    unheard = [text for topic, texts in CALLS.items() for text in texts if topic not in told(text)]
    assert sum(map(len, CALLS.values())) > 100
    assert len(unheard) <= (MOST_UNHEARD_BY_STEMS if name == "snowball" else 0), unheard


def test_harmless_searches_show_nothing(shipped: tuple[str, Told]) -> None:
    _, told = shipped
    assert len(HARMLESS) > 100
    assert {text: found for text in HARMLESS if (found := told(text))} == {}


def test_each_topic_has_a_short_list_in_every_language_without_repetition() -> None:
    keys = [(topic, language, match_key(text)) for topic, language, text in shipped_triggers()]
    assert len(keys) == len(set(keys))
    for topic in CrisisTopic:
        for language, (least, most) in {"fi": (25, 45), "sv": (12, 26), "en": (10, 26)}.items():
            own = [key for key in keys if key[:2] == (topic, language)]
            assert least <= len(own) <= most, (topic, language, len(own))


@pytest.mark.parametrize("text", ["mies lyö", "lyökö mies", "miehet löivät", "se mies taas löi"])
def test_words_are_met_in_any_form_and_order(text: str) -> None:
    assert one("mies lyö")(text) == (CrisisTopic.VIOLENCE,)


@pytest.mark.parametrize("text", ["", "mies", "lyö", "mies tuli kotiin eikä kukaan enää häntä lyö"])
def test_all_words_must_be_near_each_other(text: str) -> None:
    assert one("mies lyö")(text) == ()


def test_a_word_after_the_sign_is_met_only_as_written() -> None:
    told = one("haluan =kuolla", "suicide")
    assert told("haluaisin kuolla") == (CrisisTopic.SUICIDE,)
    assert told("haluan puhua kun isä kuoli") == ()


def test_a_phrase_in_quotes_stands_together_in_its_order() -> None:
    told = one('"pelkään =isää"', "child")
    assert told("minä pelkään isää") == (CrisisTopic.CHILD,)
    assert told("isää pelkään") == told("pelkään usein isää") == told("pelkään isän puolesta") == ()


def test_the_last_part_of_a_compound_counts() -> None:
    told = one("väkivalta")
    assert told("seurusteluväkivalta") == (CrisisTopic.VIOLENCE,)
    assert told("väkivaltaelokuva") == ()


def test_topics_come_in_their_order_each_once() -> None:
    told = reading(
        analyse_by("pyvoikko"),
        ("child", "fi", "isä lyö"), ("violence", "fi", "lyö mua"), ("violence", "fi", "lyö"),
    )  # fmt: skip
    assert told("isä lyö mua") == (CrisisTopic.VIOLENCE, CrisisTopic.CHILD)


def test_a_trigger_is_kept_with_straight_quotes_and_single_spaces() -> None:
    assert written("  ”pelkään   =isää“ ") == '"pelkään =isää"'


def test_a_trigger_of_signs_alone_never_fires() -> None:
    assert one('"="')("mitä vain =") == ()
