"""Loading the shipped lists."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from kumaja.foundation.places.actions import load_places
from kumaja.foundation.places.models import (
    Locality,
    Municipality,
    PostalCode,
    ShippedList,
    WellbeingServicesCounty,
)
from kumaja.foundation.places.tests.conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]


def counts() -> dict[str, int]:
    models = (WellbeingServicesCounty, Municipality, Locality, PostalCode)
    return {model.__name__: model.objects.count() for model in models}


def test_everything_is_there() -> None:
    assert counts()["WellbeingServicesCounty"] == 22
    assert Municipality.objects.existing_in(2026).count() == 308
    assert Locality.objects.count() > 400
    assert PostalCode.objects.count() > 3700


def test_loading_again_does_nothing_and_takes_one_statement(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(3):  # savepoint, look, release
        assert load_places(now=NOW) is False


def test_a_newer_list_changes_rows_in_place() -> None:
    before, key = counts(), Municipality.objects.get(code="858").pk
    Municipality.objects.filter(code="858").update(name_sv="Fel", sort_key_sv="fel")
    PostalCode.objects.filter(code="05400").delete()
    ShippedList.objects.update(checksum="older")

    assert load_places(now=NOW) is True

    assert counts() == before
    tuusula = Municipality.objects.get(code="858")
    assert (tuusula.pk, tuusula.name_sv) == (key, "Tusby")


def test_localities_belong_to_their_municipality() -> None:
    for name, code in {
        "Jokela": "858",
        "Kellokoski": "858",
        "Koivukylä": "092",
        "Nikkilä": "753",
    }.items():
        assert Locality.objects.get(name_fi=name, municipality__code=code)
