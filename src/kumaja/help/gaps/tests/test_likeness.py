"""Likeness by rare words and what is missing: true without a database."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kumaja.help.gaps.domain.likeness import alike, rarity
from kumaja.help.gaps.domain.missing import distance_km, find_gaps
from kumaja.help.gaps.domain.numerals import in_words

TUUSULA, PORNAINEN, HANKO = (25.03, 60.40), (25.38, 60.48), (22.97, 59.83)
OWN, ONE, OTHER = 0, 1, 2
WORDS = st.integers(0, 6)
HELD = st.dictionaries(st.integers(3, 12), st.frozensets(WORDS, max_size=4), max_size=10)


def pairs(held: dict[int, frozenset[int]]) -> list[tuple[int, int]]:
    """Return who holds which word."""
    return [(key, word) for key, words in held.items() for word in sorted(words)]


@given(HELD, st.permutations(range(7)))
def test_who_shares_a_rarer_word_never_ranks_below_who_shares_a_more_common_one(
    others: dict[int, frozenset[int]], words: list[int]
) -> None:
    rare, common = sorted(words[:2], key=lambda word: sum(word in held for held in others.values()))
    held = {OWN: frozenset({rare, common}), ONE: frozenset({common}), OTHER: frozenset({rare})}
    weights = {row.key: row.weight for row in alike(OWN, pairs(held | others), most=20)}
    assert weights[OTHER] >= weights[ONE]
    if sum(rare in row for row in others.values()) < sum(common in row for row in others.values()):
        places = [row.key for row in alike(OWN, pairs(held | others), most=20)]
        assert places.index(OTHER) < places.index(ONE)


@given(HELD, st.frozensets(WORDS), st.frozensets(WORDS), WORDS, WORDS)
def test_one_more_shared_word_never_makes_less_alike(
    others: dict[int, frozenset[int]], own: frozenset[int], words: frozenset[int], one: int,
    more: int,
) -> None:  # fmt: skip
    words = words | {one}
    held = {OWN: own | {one, more}, ONE: words | {more}, OTHER: words - {more}} | others
    rows = [row.key for row in alike(OWN, pairs(held), most=20)]
    assert ONE in rows
    assert OTHER not in rows or rows.index(ONE) < rows.index(OTHER)


@given(HELD, st.frozensets(WORDS))
def test_the_reason_is_what_both_hold_rarest_first_and_nobody_without_one_is_named(
    others: dict[int, frozenset[int]], own: frozenset[int]
) -> None:
    held = {OWN: own} | others
    weights = rarity(
        {word: sum(word in words for words in held.values()) for word in range(7)}, len(held)
    )
    for row in alike(OWN, pairs(held), most=20):
        assert set(row.shared) == own & held[row.key] != frozenset()
        assert [weights[word] for word in row.shared] == sorted(
            (weights[word] for word in row.shared), reverse=True
        )


def test_who_is_left_out_still_makes_a_word_common() -> None:
    held = {OWN: frozenset({0, 1}), ONE: frozenset({0}), OTHER: frozenset({1})}
    near = {key: frozenset({0}) for key in range(10, 20)}
    rows = alike(OWN, pairs(held | near), besides=near, most=5)
    assert [row.key for row in rows] == [OTHER, ONE]
    assert [row.key for row in alike(OWN, pairs(held), besides={ONE}, most=5)] == [OTHER]


def test_only_as_many_are_named_as_are_asked_and_the_key_decides_a_tie() -> None:
    held = {OWN: frozenset({0})} | {key: frozenset({0}) for key in range(1, 9)}
    assert [row.key for row in alike(OWN, pairs(held), most=3)] == [1, 2, 3]


def test_a_word_that_everyone_holds_weighs_something_and_one_that_nobody_holds_is_left_out() -> (
    None
):
    assert rarity({0: 4, 1: 0}, 4).keys() == {0}
    assert rarity({0: 4}, 4)[0] > 0


def test_a_gap_names_the_nearest_and_counts_who_reaches_here() -> None:
    points = {"858": TUUSULA, "611": PORNAINEN, "078": HANKO}
    local = {"grief": {"858", "078"}, "lonely": {"611"}}
    (gap,) = find_gaps("611", local, {"grief": (2, 1)}, points, asked=("grief", "lonely"))
    assert (gap.situation, gap.nearest, gap.kilometres) == ("grief", "858", 21)
    assert (gap.remote, gap.region_wide) == (2, 1)


def test_a_gap_that_nobody_fills_says_so() -> None:
    (gap,) = find_gaps("611", {}, {}, {}, asked=("grief",))
    assert (gap.nearest, gap.kilometres, gap.remote) == (None, None, 0)


def test_a_municipality_without_a_point_still_gets_an_answer() -> None:
    (gap,) = find_gaps("611", {"grief": {"858"}}, {}, {}, asked=("grief",))
    assert (gap.nearest, gap.kilometres) == ("858", None)


LONGITUDES, LATITUDES = st.floats(19, 32), st.floats(59, 70)
POINTS = st.dictionaries(
    st.integers(1, 9).map(str), st.tuples(LONGITUDES, LATITUDES), min_size=2, max_size=9
)


@given(POINTS, st.data())
def test_the_nearest_is_never_farther_than_any_other_that_has_it(
    points: dict[str, tuple[float, float]], data: st.DataObject
) -> None:
    here = data.draw(st.sampled_from(sorted(points)))
    others = sorted(points.keys() - {here})
    have = data.draw(st.sets(st.sampled_from(others), min_size=1))
    (gap,) = find_gaps(here, {"grief": have}, {}, points, asked=("grief",))
    assert gap.nearest in have
    ways = [distance_km(points[here], points[code]) for code in have]
    assert distance_km(points[here], points[gap.nearest or ""]) == min(ways)


def test_small_numbers_are_words_and_large_ones_digits() -> None:
    assert [in_words(2, language) for language in ("fi", "sv", "en")] == ["kaksi", "två", "two"]
    assert (in_words(10, "fi"), in_words(11, "fi")) == ("kymmenen", "11")
