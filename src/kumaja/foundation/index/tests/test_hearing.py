"""What people say leads to what records call it, and the page can tell why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.index.domain.document import Document
from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.domain.heard import Hearing
from kumaja.foundation.index.domain.question import Repair
from kumaja.foundation.index.domain.saying import EXPRESSIONS, TOPICS, Saying
from kumaja.foundation.index.engine import hearing
from kumaja.foundation.index.engine.hearing import hear
from kumaja.foundation.index.engine.reader import READER
from kumaja.foundation.index.tests.building import a_document, ask, build, keys
from kumaja.foundation.language.engine.analysers import analyse

LONELY = ("life_situation:lonely",)
COMPANY = a_document("company", "Ystävätoiminta", life_situations=["lonely"])
DEBTS = a_document("debts", "Velkaneuvonta")


def hearing_of(text: str) -> Hearing:
    return hear(READER.copy(), text, "fi")


def an_expression(
    text: str, *words: str, terms: tuple[str, ...] = (), language: str = "fi"
) -> Saying:
    return Saying(EXPRESSIONS, text, language, text, terms, words, "Koska näin on.")


def a_topic(name: str, *voices: str, words: tuple[str, ...] = ()) -> Saying:
    terms = (f"life_situation:{name}",)
    return Saying(TOPICS, f"fi {name}", "fi", "\n".join(voices), terms, words)


# A word tells much only among many topics of which it is not said.
OTHER_TOPICS = tuple(a_topic(f"other{n}", f"asia{n} ja juttu{n}") for n in range(40))


@pytest.mark.parametrize(
    ("question", "is_heard"),
    [
        ("kaverit katosi", True),
        ("mun kaverit on nyt kaikki katosi jonnekin", True),
        ("katosi kaverit", True),
        ("kaverit", False),
        ("kaverit lähtivät pitkälle matkalle ja sitten koira ja kissa katosi", False),
    ],
)
def test_an_expression_is_heard_when_all_its_words_stand_near_each_other(
    question: str, *, is_heard: bool
) -> None:
    build(COMPANY, an_expression("kaverit katosi", "ystävätoiminta", terms=LONELY))

    assert bool(hearing_of(question).expressions) is is_heard
    assert ("company" in keys(question)) is is_heard


def test_fillers_may_be_missing_but_negations_not() -> None:
    build(an_expression("mä en jaksa", "uupumus"))

    assert hearing_of("en jaksa nousta").expressions
    assert not hearing_of("jaksa").expressions


def test_the_longest_expression_is_what_is_meant() -> None:
    build(an_expression("en jaksa"), an_expression("en jaksa hoitaa"))

    heard = hearing_of("en jaksa hoitaa äitiä").expressions

    assert [each.saying.text for each in heard] == ["en jaksa hoitaa"]


def test_a_question_sounds_like_the_topic_of_which_such_words_are_said() -> None:
    build(
        COMPANY,
        a_topic("lonely", "viikonloput ovat hiljaisia", "kukaan ei soita", words=("ystävä",)),
        *OTHER_TOPICS,
    )

    first = hearing_of("hiljaiset viikonloput").topics[0]

    assert first.topic.terms == LONELY
    assert keys("hiljaiset viikonloput") == ["company"]


def test_a_word_of_many_sentences_tells_less_than_another() -> None:
    build(a_topic("common", "lauantai"), a_topic("telling", "sauna"), *OTHER_TOPICS)

    names = [each.topic.key for each in hearing_of("lauantai sauna").topics]

    assert names[:2] == ["fi telling", "fi common"]


def test_parts_are_heard_of_a_compound_that_nobody_says(monkeypatch: pytest.MonkeyPatch) -> None:
    said = (a_topic("bath", "yö on valoisa"), a_topic("said", "kesäyömatka"), *OTHER_TOPICS)
    made_of = replace(analyse("fi", "kesäyömatka"), parts=("yö",))
    monkeypatch.setattr(hearing, "analyse", lambda _language, _word: made_of)

    build(*said)
    assert [each.topic.key for each in hearing_of("kesäyömatka").topics] == ["fi said"]
    build(*said[:1], *OTHER_TOPICS)
    assert [each.topic.key for each in hearing_of("kesäyömatka").topics] == ["fi bath"]


def test_what_stands_in_records_comes_before_what_is_heard() -> None:
    build(
        a_document("named", "Hiljaiset viikonloput -retriitti"),
        COMPANY,
        a_topic("lonely", "hiljaiset viikonloput", words=("ystävätoiminta",)),
        *OTHER_TOPICS,
    )

    assert keys("hiljaiset viikonloput") == ["named", "company"]


def test_a_row_without_a_typed_word_tells_by_which_words_it_was_found() -> None:
    build(COMPANY, DEBTS, an_expression("kaverit katosi", "ystävätoiminta", terms=LONELY))

    (hit,) = ask("kaverit katosi").hits

    assert hit.words == ("ystävätoiminta",)


def test_a_row_that_only_carries_the_code_tells_the_code() -> None:
    club = a_document("club", "Torstaikerho", life_situations=["lonely"])
    build(club, an_expression("kaverit katosi", terms=LONELY))

    (hit,) = ask("kaverit katosi").hits

    assert hit.codes == ((Facet.LIFE_SITUATION, "lonely"),)


def test_a_row_with_a_typed_word_needs_no_reason() -> None:
    build(COMPANY, an_expression("kaverit katosi", "ystävätoiminta", terms=LONELY))

    (hit,) = ask("kaverit katosi, ystävätoiminta").hits

    assert (hit.words, hit.codes) == ((), ())


def test_what_people_say_is_no_row_of_the_result() -> None:
    build(COMPANY, an_expression("kaverit katosi", "ystävätoiminta"))

    assert ask("").count == 1


def test_an_expression_taken_back_is_heard_no_more() -> None:
    build(COMPANY, an_expression("kaverit katosi", "ystävätoiminta"))
    build(COMPANY)

    assert keys("kaverit katosi") == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("omaishoitja", "omaishoitaja"),
        ("velkaneuvnota", "velkaneuvonta"),
        ("muisitkahvila", "muistikahvila"),
    ],
)
def test_a_mistyped_word_is_repaired_and_said(typed: str, meant: str) -> None:
    build(*(a_document(word, word) for word in ("omaishoitaja", "velkaneuvonta", "muistikahvila")))

    answer = ask(typed)

    assert [hit.key for hit in answer.hits] == [meant]
    assert answer.repairs == (Repair(typed, meant),)
    assert ask(typed, is_exact=True).repairs == ()


@pytest.mark.parametrize("word", ["kissa", "kuor", "a1b2c3", "velkaneuvonta", "xyzzyplugh"])
def test_what_is_known_short_or_far_from_all_is_left_as_it_is(word: str) -> None:
    build(DEBTS, a_document("walk", "Kissanruokaa"), a_document("choir", "Kuoro"))

    assert ask(word).repairs == ()


def test_swedish_compounds_are_split_by_the_words_of_the_index() -> None:
    def named(key: str, name: str) -> Document:
        return a_document(key, Trilingual(sv=name))

    build(named("group", "Sorggrupp"), named("sorrow", "Stöd i sorg"), named("band", "Grupp"))

    assert set(keys("sorg", language="sv")) == {"sorrow", "group"}
    assert "sorrow" in keys("sorgstöd", language="sv")


def test_a_group_or_theme_lets_no_rows_in_by_itself() -> None:
    everyone = a_document("choir", "Kuoro", target_groups=["everyone"], themes=["culture"])
    terms = (*LONELY, "target_group:everyone", "theme:culture")
    build(COMPANY, everyone, an_expression("kaverit katosi", "ystävätoiminta", terms=terms))

    assert keys("kaverit katosi") == ["company"]


@pytest.mark.parametrize(("named", "is_let_in"), [(1, True), (3, False)])
def test_a_topic_lets_rows_in_only_while_few_have_the_words(named: int, *, is_let_in: bool) -> None:
    build(
        *(a_document(f"named{n}", f"Hiljaiset viikonloput {n}") for n in range(named)),
        COMPANY,
        a_topic("lonely", "hiljaiset viikonloput", words=("ystävätoiminta",)),
        *OTHER_TOPICS,
    )

    assert ("company" in keys("hiljaiset viikonloput")) is is_let_in


def test_a_topic_is_asked_back_but_does_not_order_what_the_words_find() -> None:
    named = [a_document(f"named{n}", f"Hiljaiset viikonloput {n}") for n in range(3)]
    lonely = a_document("lonely", "Hiljaiset viikonloput 9", life_situations=["lonely"])
    build(*named, lonely, a_topic("lonely", "hiljaiset viikonloput"), *OTHER_TOPICS)

    answer = ask("hiljaiset viikonloput")

    assert [hit.key for hit in answer.hits] == ["named0", "named1", "named2", "lonely"]
    assert (Facet.LIFE_SITUATION, "lonely") in answer.hints[0].codes


def test_what_a_part_is_made_of_lets_nothing_in() -> None:
    debts = an_expression("laskut pinossa", "velkaneuvonta")
    build(DEBTS, a_document("doctor", "Lääkäri neuvoo"), debts)

    assert keys("laskut pinossa") == ["debts"]
