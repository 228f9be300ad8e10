"""Ways in, gaps, letters, names and pages: what is true without a database."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.language.domain.keys import sort_key
from kumaja.front.profiles.domain.letters import alphabet_of, letter_of
from kumaja.front.profiles.domain.names import from_place, in_place
from kumaja.front.profiles.domain.pages import last_page, page_number
from kumaja.front.profiles.domain.ways import Act, Way, other_ways, primary_way
from kumaja.help.directory.domain.kinds import WayIn
from kumaja.help.gaps.domain.missing import distance_km

PHONE, MAIL = Way(Act.CALL, "019 000 0000"), Way(Act.MAIL, "a@b.example")
PAGE, PLACE = Way(Act.LINK, "https://a.example"), Way(Act.PLACE, "https://map.example")


def test_each_way_in_leads_to_what_it_asks_for() -> None:
    ways = (PHONE, MAIL, PAGE, PLACE)
    found = [primary_way(way_in, ways, "/org/") for way_in in WayIn]
    assert found == [PLACE, PHONE, PAGE, MAIL]


def test_a_full_group_is_asked_by_phone_before_one_goes_there() -> None:
    assert primary_way(WayIn.COME, (PLACE, MAIL, PHONE), "/org/", must_ask=True) == PHONE


def test_without_any_way_one_asks_the_association() -> None:
    assert primary_way(WayIn.CALL, (PLACE,), "/org/") == Way(Act.ASK, "/org/")


@given(st.lists(st.sampled_from((PHONE, MAIL, PAGE, PLACE))), st.sampled_from(tuple(WayIn)))
def test_no_way_is_lost_and_none_is_said_twice(ways: list[Way], way_in: WayIn) -> None:
    primary = primary_way(way_in, ways, "/org/")
    others = other_ways(ways, primary)
    assert {primary, *others} - {PLACE} >= set(ways) - {PLACE}
    assert len({primary, *others}) == 1 + len(others)


@given(*[st.tuples(st.floats(-180, 180), st.floats(-90, 90))] * 2)
def test_distance_is_the_same_both_ways(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    assert abs(distance_km(one, other) - distance_km(other, one)) < 1e-6


@given(st.lists(st.text(min_size=1, max_size=8)))
def test_the_alphabet_counts_every_name_once_and_in_order(names: list[str]) -> None:
    keys = sorted(sort_key(name) for name in names)
    counts: dict[str, int] = {}
    for key in keys:
        counts[key[:2]] = counts.get(key[:2], 0) + 1
    letters = alphabet_of(sorted(counts.items()))
    assert sum(letter.count for letter in letters) == len(names)
    for letter in letters:
        assert letter_of(keys[letter.before]) == letter.letter


def test_finnish_letters_come_last() -> None:
    keys = sorted(
        sort_key(name) for name in ("Öljy", "Zorro", "Äiti", "Aalto", "Åbo", "3 veljestä")
    )
    assert [letter_of(key) for key in keys] == ["0–9", "A", "Z", "Å", "Ä", "Ö"]


def test_municipalities_bend_as_people_say_them() -> None:
    vantaa = Trilingual("Vantaa", "Vanda", "Vantaa")
    assert [in_place(vantaa, code) for code in ("fi", "sv", "en")] == [
        "Vantaalla", "i Vanda", "in Vantaa",
    ]  # fmt: skip
    assert from_place(vantaa, "fi") == "Vantaalta"
    assert from_place(Trilingual("Tuusula", "Tusby"), "fi") == "Tuusulasta"
    assert in_place(Trilingual("Utsjoki"), "fi") == "kunnassa Utsjoki"
    assert from_place(Trilingual("Utsjoki"), "fi") == "kunnasta Utsjoki"


@given(st.text(max_size=12), st.integers(0, 50))
def test_whatever_stands_for_a_page_is_a_page(value: str, last: int) -> None:
    assert 1 <= page_number(value, last) <= max(1, last)


def test_pages_are_counted() -> None:
    assert [last_page(count, 50) for count in (0, 50, 51)] == [1, 1, 2]
    assert [page_number(value, 3) for value in ("2", "-1", "9", "٣", "x")] == [2, 1, 3, 1, 1]
