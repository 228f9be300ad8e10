"""Filters and the counts beside them."""

from __future__ import annotations

from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.tests.building import a_document, ask, build, count, keys

TUUSULA, PORNAINEN = "858", "611"


def test_who_serves_the_whole_region_or_from_afar_serves_each_municipality() -> None:
    build(
        a_document("t", municipalities=[TUUSULA]),
        a_document("p", municipalities=[PORNAINEN]),
        a_document("region", municipalities=[TUUSULA], is_region_wide=True),
        a_document("remote", is_remote=True),
    )

    assert sorted(keys(filters={Facet.MUNICIPALITY: (PORNAINEN,)})) == ["p", "region", "remote"]
    assert count(Facet.MUNICIPALITY, PORNAINEN) == 3
    assert keys(filters={Facet.REACH: ("remote",)}) == ["remote"]


def test_choices_of_one_facet_widen_and_facets_narrow() -> None:
    build(
        a_document("a", themes=["memory"], price="free"),
        a_document("b", themes=["crisis-help"], price="free"),
        a_document("c", themes=["memory"], price="paid"),
    )
    both = {Facet.THEME: ("memory", "crisis-help"), Facet.PRICE: ("free",)}

    assert sorted(keys(filters=both)) == ["a", "b"]


def test_a_count_says_what_choosing_would_show() -> None:
    build(
        a_document("a", themes=["memory"], price="free"),
        a_document("b", themes=["crisis-help"], price="paid"),
        a_document("c", themes=["memory"], price="paid"),
    )
    chosen = {Facet.THEME: ("memory",)}

    assert count(Facet.THEME, "crisis-help", filters=chosen) == 1
    assert count(Facet.PRICE, "paid", filters=chosen) == 1


def test_access_facts_are_all_needed() -> None:
    build(
        a_document("both", facts=["step_free=yes", "induction_loop=yes"]),
        a_document("one", facts=["step_free=yes", "induction_loop=no"]),
    )

    assert keys(filters={Facet.ACCESS: ("step_free=yes", "induction_loop=yes")}) == ["both"]


def test_what_is_not_told_is_hidden_only_with_its_count() -> None:
    build(
        a_document("yes", facts=["step_free=yes"]),
        a_document("no", facts=["step_free=no"]),
        a_document("silent", facts=["induction_loop=yes"]),
        a_document("mute"),
    )
    chosen = {Facet.ACCESS: ("step_free=yes",)}

    assert keys(filters=chosen) == ["yes"]
    assert ask(filters=chosen).untold == {Facet.ACCESS: 2}
    assert sorted(keys(filters=chosen, is_untold_shown=True)) == ["mute", "silent", "yes"]


def test_a_price_or_language_that_is_not_told_is_counted_too() -> None:
    build(
        a_document("free", price="free", languages=["fi"]),
        a_document("paid", price="paid", languages=["sv"]),
        a_document("silent"),
    )

    assert ask(filters={Facet.PRICE: ("free",)}).untold == {Facet.PRICE: 1}
    assert ask(filters={Facet.LANGUAGE: ("sv",)}).untold == {Facet.LANGUAGE: 1}


def test_parts_of_the_week_widen_and_silence_on_them_is_counted() -> None:
    build(
        a_document("café", when=["daytime", "weekend"]),
        a_document("choir", when=["evening"]),
        a_document("silent"),
    )
    later = {Facet.WHEN: ("evening", "weekend")}

    assert count(Facet.WHEN, "weekend") == 1
    assert keys(filters={Facet.WHEN: ("daytime",)}) == ["café"]
    assert sorted(keys(filters=later)) == ["café", "choir"]
    assert ask(filters=later).untold == {Facet.WHEN: 1}
    assert sorted(keys(filters=later, is_untold_shown=True)) == ["café", "choir", "silent"]


def test_nothing_known_filters_to_nothing() -> None:
    build(a_document("a", themes=["memory"]))

    assert keys(filters={Facet.THEME: ("' OR 1=1 --",)}) == []
    assert keys(filters={Facet.THEME: ()}) == ["a"]


def test_rooms_can_be_asked_for() -> None:
    build(a_document("a"), a_document("b", label="other.Row"))

    assert keys(labels=("other.Row",)) == ["b"]
    assert count(Facet.KIND, "other.group") == 1
