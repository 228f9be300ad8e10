"""What our own vocabularies must hold."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.vocabulary.domain.records import TermRecord
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.engine.shipped import OURS, national_meanings, our_terms

FRONT_PAGE = [
    "Hoidan läheistäni", "Olen yksinäinen", "Rahat eivät riitä", "Mieli on maassa",
    "Juominen huolettaa", "Muisti pätkii", "Olen uusi Suomessa", "Haluan auttaa",
]  # fmt: skip
NOT_OURS = ("toimija", "taho ", "osallista", "jalkaut", "anhörigvårdare", "engagera medborgare")
WORDS = {"fi": range(6, 16), "sv": range(4, 16), "en": range(3, 16)}
FEWER_WORDS = range(2, 7)
LIFE_SITUATIONS = [row for row in our_terms() if row.scheme == Scheme.LIFE_SITUATION]


def test_the_lists_are_as_long_as_they_were_settled() -> None:
    assert Counter(row.scheme for row in our_terms()) == {
        Scheme.LIFE_SITUATION: 51,
        Scheme.TARGET_GROUP: 30,
        Scheme.THEME: 26,
        Scheme.ACTIVITY_FORM: 20,
        Scheme.HANDBOOK_PART: 3,
    }


def test_the_front_pages_eight_sentences_come_first() -> None:
    assert [row.label.fi for row in LIFE_SITUATIONS[:8]] == FRONT_PAGE


@pytest.mark.parametrize("row", our_terms(), ids=lambda row: row.code)
def test_each_term_speaks_three_languages(row: TermRecord) -> None:
    assert all(row.label.exactly(language).strip() for language in LANGUAGES)
    for language, words in row.words.items():
        assert len(words) == len({match_key(word) for word in words}), words
        expected = WORDS[language] if row.scheme == Scheme.LIFE_SITUATION else FEWER_WORDS
        assert len(words) in expected, words
        assert match_key(row.label.exactly(language)) not in {match_key(word) for word in words}


@pytest.mark.parametrize("row", LIFE_SITUATIONS, ids=lambda row: row.code)
def test_each_life_situation_is_told_in_a_sentence_or_two(row: TermRecord) -> None:
    for language in LANGUAGES:
        note = row.note.exactly(language)
        assert note.endswith(".")
        assert 3 <= len(note.split()) <= 24


def test_labels_and_codes_are_met_once_a_list() -> None:
    for scheme in OURS:
        rows = [row for row in our_terms() if row.scheme == scheme]
        for one, other in combinations(rows, 2):
            assert one.code != other.code
            for language in LANGUAGES:
                assert match_key(one.label.exactly(language)) != match_key(
                    other.label.exactly(language)
                ), (one.code, other.code)


def test_words_that_nobody_says_of_themselves_are_not_ours() -> None:
    texts = [
        text.exactly(language)
        for row in our_terms()
        for text in (row.label, row.note)
        for language in LANGUAGES
    ]
    assert not [text for text in texts for word in NOT_OURS if word in text.casefold()]


def test_who_thinks_of_death_is_told_the_number_first() -> None:
    (row,) = (row for row in LIFE_SITUATIONS if row.code == "lost-hope")

    assert all("112" in row.note.exactly(language) for language in LANGUAGES)


def test_national_codes_mean_terms_that_exist() -> None:
    known = {(row.scheme, row.code) for row in our_terms()}

    assert len(national_meanings()) > 300
    for name, keys in national_meanings().items():
        assert {(key.scheme, key.code) for key in keys} <= known, name
