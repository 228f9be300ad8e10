from __future__ import annotations

import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kumaja.network.registry.domain.base_names import base_name
from kumaja.network.registry.domain.edits import is_within
from kumaja.network.registry.domain.likeness import Known, Likeness, Reason, compare, likenesses
from kumaja.network.registry.domain.look_alikes import look_alike_letters, skeleton
from kumaja.network.registry.domain.streets import street_key

WORDS = st.text(alphabet="abcdeäö", min_size=1, max_size=9)


def found(*rows: Known) -> list[tuple[int, int]]:
    return [(pair.first, pair.second) for pair in likenesses(rows)]


def named(key: int, name: str, **more: object) -> Known:
    return Known(key, (name,), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vierellä Jokelassa ry", "Vierellä Jokelassa r.y."),
        ("Vierellä Jokelassa", "VIERELLA JOKELASSA RY"),
        ("Etelä-Vantaan Muisti ry", "Etelä Vantaan Muistiyhdistys ry"),
        ("Jokelan Omaiset ry", "Omaiset Jokelan ry"),
        ("Lovisa Grannstöd rf", "Lovisa Grannstöd, registrerad förening"),
        ("Lovisa Minnesförening r.f.", "Lovisa Minnes rf"),
        ("Vierellä Jokelassa ry", "Vierellä J\u043ekelassa ry"),
        ("Vierellä Jokelassa ry", "Viere1lä Jokelassa ry"),
        ("Koivukylän Kuulo ry", "Koivukylän Kulo ry"),
        ("Porvoon Toinen Askel ry", "Porvoon Tionenn Askel ry"),
    ],
)
def test_the_same_association_is_known_again(one: str, other: str) -> None:
    near = frozenset({"tuusula"})
    assert found(named(1, one, places=near), named(2, other, places=near)) == [(1, 2)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Martat 1 ry", "Martat 2 ry"),
        ("Jokelan Martat ry", "Kellokosken Martat ry"),
        ("Omaiset ry", "Omaishoitajat ry"),
        ("Yhdistys ry", "Förening rf"),
        ("Aatu ry", "Aatos ry"),
    ],
)
def test_two_associations_stay_two(one: str, other: str) -> None:
    assert found(named(1, one), named(2, other)) == []


def test_what_speaks_against_weighs_too() -> None:
    name = "Vierellä ry"
    ids = {"business_id": "1572860-0"}, {"business_id": "2017352-0"}
    assert found(named(1, name, **ids[0]), named(2, name, **ids[1])) == []
    far = {"places": frozenset({"hanko"})}, {"places": frozenset({"lapinjarvi"})}
    assert found(named(1, name, **far[0]), named(2, name, **far[1])) == []
    office = {"emails": frozenset({"a@b.example"}), "phones": frozenset({"+358 40 123 4567"})}
    assert found(named(1, "Katto ry", **office), named(2, "Jäsen ry", umbrella=1, **office)) == []
    assert found(named(1, "Aalto ry", **office), named(2, "Laine ry", **office)) == [(1, 2)]


def test_a_phone_and_an_id_are_the_same_however_they_are_written() -> None:
    one = named(1, "Aalto ry", business_id="1572860-0", phones=frozenset({"+358 40 123 4567"}))
    other = named(2, "Laine ry", business_id="FI15728600", phones=frozenset({"040-1234567"}))
    assert compare(one, other) == (Reason.SAME_ID, Reason.SAME_PHONE)


@given(WORDS, WORDS)
def test_a_distance_is_the_same_both_ways_and_nothing_only_for_the_same(
    one: str, other: str
) -> None:
    assert is_within(one, other, 2) == is_within(other, one, 2)
    assert is_within(one, other, 0) == (one == other)


@given(st.lists(st.tuples(WORDS, WORDS), max_size=12))
def test_blocks_lose_no_pair_whose_names_are_the_same(names: list[tuple[str, str]]) -> None:
    rows = [named(key, f"{a} {b} ry") for key, (a, b) in enumerate(names)]
    pairs = set(found(*rows))
    for one in rows:
        for other in rows[one.key + 1 :]:
            if Reason.SAME_NAME in compare(one, other):
                assert (one.key, other.key) in pairs


@given(st.text(max_size=40))
def test_any_text_has_a_base_form_that_its_case_does_not_change(text: str) -> None:
    assert base_name(text).words == base_name(text.casefold()).words
    skeleton(text)
    look_alike_letters(text)


def test_look_alike_letters_are_told_and_honest_ones_are_not() -> None:
    assert look_alike_letters("Vierell\u0430 ry") == ("\u0430",)
    assert look_alike_letters("Viere1lä") == ("1",)
    assert look_alike_letters("Русский клуб ry") == ()
    assert look_alike_letters("4H-yhdistys 2000 ry") == ()
    assert skeleton("Jokela") == skeleton("J\u043eke1a") != skeleton("Jukola")


def test_the_result_does_not_hang_on_the_order_of_the_rows() -> None:
    chance = random.Random(4)  # noqa: S311
    rows = [
        named(key, "".join(chance.choices(string.ascii_lowercase[:6], k=7))) for key in range(60)
    ]
    told: list[Likeness] = likenesses(rows)
    chance.shuffle(rows)
    assert likenesses(rows) == told


@pytest.mark.parametrize(
    ("street", "code", "key"),
    [
        ("Keskustie 12 A 3", "04400", "keskustie 12 04400"),
        ("KESKUSTIE  012,as. 4", " 04400 ", "keskustie 12 04400"),
        ("Keskustie12", "04400", "keskustie 12 04400"),
        ("Keskustie 120", "04400", "keskustie 120 04400"),
        ("PL 5", "", ""),
        ("Kylätalo", "04400", ""),
        ("", "04400", ""),
    ],
)
def test_a_street_is_compared_by_its_house(street: str, code: str, key: str) -> None:
    assert street_key(street, code) == key


def test_a_shared_house_makes_a_likeness_surer_and_none_by_itself() -> None:
    house = frozenset({"keskustie 12 04400"})
    neighbours = [named(key, name, streets=house) for key, name in enumerate(["Kuoro", "Pallo"])]
    assert found(*neighbours) == []
    near = [named(1, "Koivukylän Kuulo ry"), named(2, "Koivukylän Kulo ry")]
    at_home = [named(1, "Koivukylän Kuulo ry", streets=house)]
    at_home.append(named(2, "Koivukylän Kulo ry", streets=house))
    assert found(*near) == []
    assert found(*at_home) == [(1, 2)]
    assert likenesses(at_home)[0].reasons == (Reason.NEAR_NAME, Reason.SAME_STREET)
