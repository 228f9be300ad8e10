"""Comments keep their place in a new version, or a person is asked; never a guess."""

from __future__ import annotations

import random
from collections import Counter
from time import process_time

import pytest

from kumaja.voice.consultations.domain.anchors import Anchored, Comment, Lost, Why, reanchor
from kumaja.voice.consultations.domain.matching import match
from kumaja.voice.consultations.domain.paragraphs import Fate, Paragraph
from kumaja.voice.consultations.tests.edits import FOLDER, cases, read_texts

HALVES = ("open", "held")
LONG = [
    Paragraph("p0", "Yhdistykset saavat tilan maksutta arkisin. Tilan varaa yhdistyksen sihteeri."),
    Paragraph("p1", "Omaishoitajalla on oikeus kolmeen vapaapäivään. Sijainen tulee kotiin."),
    Paragraph("p2", "Kuljetuksia myönnetään kahdeksantoista matkaa kuukaudessa."),
]


def figures(half: str) -> Counter[str]:
    """Return how many comments went where they belong, were listed, or went wrong."""
    told: Counter[str] = Counter()
    for case in cases(half):
        told["cases"] += 1
        for comment, answer in zip(case.comments, case.answers(), strict=True):
            right = case.right(comment)
            told["comments"] += 1
            told["with a place"] += bool(right) and case.kind != "rewritten"
            if isinstance(answer, Lost):
                told["listed"] += 1
            else:
                told["right" if answer.at == right else "wrong"] += 1
    return told


@pytest.mark.parametrize("half", HALVES)
def test_comments_find_their_place_and_hardly_one_a_wrong_one(half: str) -> None:
    told = figures(half)
    assert told["cases"] >= 60
    assert told["right"] >= 0.95 * told["with a place"]
    assert told["wrong"] <= 0.01 * told["comments"]
    assert told["right"] + told["listed"] + told["wrong"] == told["comments"]


@pytest.mark.parametrize("kind", ["removed", "replaced"])
def test_comments_whose_matter_is_gone_are_listed_for_a_person(kind: str) -> None:
    answers = [each for half in HALVES for case in cases(half) if case.kind == kind
               for each in case.answers()]  # fmt: skip
    assert answers
    assert all(isinstance(each, Lost) and each.why is Why.REMOVED for each in answers)


def test_of_two_that_are_alike_none_is_chosen() -> None:
    twin = "Neuvonta on avoinna arkisin kello 9–15 aulassa."
    olds = [Paragraph("one", twin), Paragraph("two", "Ryhmä kokoontuu kirjastossa iltaisin.")]
    new = [f"Uusi asia tässä edellä. {twin} Tervetuloa.", f"Muu seikka on tämä. {twin} Kahvia on."]
    [answer] = reanchor([Comment("c", "one")], match(olds, new))
    assert isinstance(answer, Lost)
    assert answer.perhaps


def test_a_phrase_that_went_to_another_paragraph_takes_its_comment_along() -> None:
    new = [
        "Yhdistykset saavat tilan maksutta arkisin.",
        LONG[1].text,
        f"{LONG[2].text} Tilan varaa yhdistyksen sihteeri.",
    ]
    [answer] = reanchor([Comment("c", "p0", "Tilan varaa yhdistyksen sihteeri")], match(LONG, new))
    assert isinstance(answer, Anchored)
    assert (answer.at, answer.why) == ((2,), Why.PHRASE_MOVED)
    assert answer.phrase is not None
    assert new[2][slice(*answer.phrase)] == "Tilan varaa yhdistyksen sihteeri"


def test_keys_are_kept_and_what_is_new_has_none() -> None:
    new = [LONG[2].text, "Digitukea saa kirjastossa ilman ajanvarausta.", LONG[0].text]
    matched = match(LONG, new)
    assert matched.keys == ("p2", None, "p0")
    assert matched.new == (1,)
    assert [place.fate for place in matched.places] == [Fate.SAME, Fate.REMOVED, Fate.SAME]


def test_only_the_paragraph_that_was_taken_elsewhere_has_moved() -> None:
    matched = match(LONG, [LONG[2].text, LONG[0].text, LONG[1].text])
    assert [place.is_moved for place in matched.places] == [False, False, True]


def test_four_hundred_paragraphs_take_under_half_a_second() -> None:
    chance = random.Random(4)  # noqa: S311
    stock = [
        word
        for half in HALVES
        for old in read_texts(FOLDER / f"{half}_fi.txt")[0]
        for word in old.text.split()
    ]
    olds = [Paragraph(f"p{n}", " ".join(chance.sample(stock, 40))) for n in range(400)]
    new = [f"{old.text} {chance.choice(stock)}" for old in olds]
    chance.shuffle(new)
    started = process_time()
    matched = match(olds, new)
    assert process_time() - started < 0.5
    assert all(place.fate is Fate.REWORDED for place in matched.places)
