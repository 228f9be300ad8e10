"""Cards and rows tell when, where and at what price, each text in its own language."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.utils.translation import override

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.design.engine.reader import once_a_language
from kumaja.help.directory.domain.kinds import PriceKind, WayIn
from kumaja.help.directory.models import Channel
from kumaja.help.directory.queries import ActivityCard, as_card, as_row, cards_of
from kumaja.help.directory.queries.beside import Place
from kumaja.help.directory.tests.factories import ActivityFactory, ScheduleFactory
from kumaja.network.registry.tests.factories import NOON

SWEDISH_PLACE = '<span lang="sv">Gamla skolan</span>'


def _card(place: Place | None = None, areas: tuple[Trilingual, ...] = (), **told: Any) -> Any:  # noqa: ANN401
    return ActivityCard(ActivityFactory.build(pk=1, **told), None, place, areas)


def _facts(card: ActivityCard, language: str = "fi") -> list[str]:
    with override(language):
        return [fact.text for fact in as_card(card).facts]


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (Place(Trilingual("Kirjasto"), Trilingual("Loviisa", "Lovisa")), "Kirjasto, Loviisa"),
        (Place(Trilingual(), Trilingual("Loviisa", "Lovisa")), "Loviisa"),
        (Place(Trilingual(sv="Gamla skolan"), Trilingual()), SWEDISH_PLACE),
        (Place(Trilingual(sv="Gamla skolan"), Trilingual("Loviisa")), f"{SWEDISH_PLACE}, Loviisa"),
    ],
)
def test_a_place_is_told_with_its_municipality_each_in_its_language(
    place: Place, told: str
) -> None:
    where = _facts(_card(place))[1]

    assert where == told
    assert hasattr(where, "__html__") or "<" not in where


def test_without_a_place_the_widest_reach_is_told_then_three_areas() -> None:
    areas = tuple(Trilingual(name) for name in ("Askola", "Hanko", "Inkoo", "Lohja"))

    assert _facts(_card(areas=areas))[1] == "Askola, Hanko, Inkoo"
    assert _facts(_card(areas=areas, is_region_wide=True))[1] == "Koko alue"
    assert _facts(_card(is_region_wide=True, is_remote=True), "en")[1] == "By phone or online"


def test_a_secret_address_is_never_told() -> None:
    place = Place(Trilingual("Turvakoti"), Trilingual("Espoo"))
    card = _card(place, is_address_secret=True)

    assert _facts(card)[1] == "Osoite on salainen"
    with override("fi"):
        assert "Turvakoti" not in as_row(card).meta


def test_the_price_is_told_as_far_as_it_is_known() -> None:
    def price(kind: PriceKind, amount: str = "") -> str:
        return _facts(_card(price_kind=kind, price=Decimal(amount) if amount else None))[2]

    assert price(PriceKind.FREE) == "Maksuton"
    assert price(PriceKind.PAID, "12.50") == "12,50 €"
    assert price(PriceKind.PAID, "5.00") == "5 €"
    assert price(PriceKind.PAID) != price(PriceKind.UNKNOWN)


def test_a_card_says_that_it_is_full_and_in_which_language_it_is() -> None:
    with override("fi"):
        card = as_card(_card(name_fi="", name_sv="Frukostklubben", is_full=True))

    assert (card.heading, card.language) == ("Frukostklubben", "sv")
    assert [(tag.text, tag.role, tag.language) for tag in card.tags] == [
        ("Nyt täynnä", "waiting", ""),
        ("På svenska", "", "sv"),
    ]


def test_a_row_tells_time_and_place_and_that_it_is_full() -> None:
    place = Place(Trilingual("Kirjasto"), Trilingual("Lohja"))
    with override("fi"):
        row = as_row(_card(place, way_in=WayIn.CALL, is_full=True))

    assert row.meta == "Sovi aika puhelimella · Kirjasto, Lohja · Nyt täynnä"


@pytest.mark.django_db
def test_cards_read_the_first_place_and_all_times_but_no_secret_place() -> None:
    open_one, secret = ActivityFactory.create(), ActivityFactory.create(is_address_secret=True)
    for activity in (open_one, secret):
        ScheduleFactory.create(activity=activity)
        for position, name in ((1, "Jälkimmäinen"), (0, "Ensimmäinen")):
            Channel.objects.create(activity=activity, kind="place", name_fi=name, position=position)
    told, hidden = cards_of([open_one, secret], NOON)

    assert told.place == Place(Trilingual("Ensimmäinen"), Trilingual())
    assert hidden.place is None
    assert told.next_time == open_one.next_time_at(NOON) is not None


def test_words_are_made_once_for_each_language() -> None:
    made: list[int] = []
    words = once_a_language(lambda: made.append(1))
    for language in ("fi", "sv", "fi", "sv"):
        with override(language):
            words()

    assert len(made) == 2
