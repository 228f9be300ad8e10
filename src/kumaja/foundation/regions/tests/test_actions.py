"""Founding, changing, closing and reopening a region."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.places.queries import shipped_tiles
from kumaja.foundation.places.tests.factories import MunicipalityFactory
from kumaja.foundation.regions.actions import (
    ControllerDetails,
    RegionDetails,
    UnknownMunicipality,
    change_region,
    close_region,
    create_region,
    reopen_region,
    set_controllers,
    set_hosts,
)
from kumaja.foundation.regions.domain.closing import RegionClosed, require_open
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 22, 30, tzinfo=UTC)  # already the 22nd in Helsinki
NAME = Trilingual("Uusimaa", "Nyland", "Uusimaa")


def test_a_region_is_founded_with_its_municipalities_and_map() -> None:
    MunicipalityFactory.create()
    tiles = [tile for tile in shipped_tiles("uusimaa") if tile.municipality == "858"]
    region = create_region(
        slug="uusimaa", name=NAME, municipalities=["858"], tiles=tiles, actor="test", now=NOW
    )

    assert [row.name_fi for row in region.municipalities.all()] == ["Tuusula"]
    assert region.tile_layout == {"858": [3, 6, "Tuu", "Tus"]}
    assert AuditRow.objects.get().verb == "created"


@pytest.mark.parametrize("slug", ["fi", "api", "static", "", "a b", "ä", "x" * 41])
def test_a_slug_that_could_not_begin_addresses_is_refused(slug: str) -> None:
    with pytest.raises(ValidationError):
        create_region(slug=slug, name=NAME, municipalities=[], actor=None, now=NOW)

    assert not Region.objects.exists()
    assert not AuditRow.objects.exists()


def test_a_municipality_that_is_not_known_founds_nothing() -> None:
    with pytest.raises(UnknownMunicipality):
        create_region(slug="uusimaa", name=NAME, municipalities=["000"], actor=None, now=NOW)

    assert not Region.objects.exists()


def test_a_closed_region_changes_nothing_until_it_is_reopened() -> None:
    region = RegionFactory.create()
    close_region(region=region, still_open=[], actor="test", now=NOW)

    with pytest.raises(RegionClosed):
        require_open(region, NOW)
    for act in (
        lambda: close_region(region=region, still_open=[], actor=None, now=NOW),
        lambda: set_hosts(region=region, hosts=["x.example"], actor=None, now=NOW),
        lambda: set_controllers(region=region, controllers=[], actor=None, now=NOW),
        lambda: change_region(
            region=region, name=NAME, details=RegionDetails(), actor=None, now=NOW
        ),
    ):
        with pytest.raises(RegionClosed):
            act()
    assert AuditRow.objects.count() == 1

    reopen_region(region=region, actor="test", now=NOW)
    require_open(region, NOW)
    assert Region.objects.get().closed_at is None


def test_the_band_tells_the_day_as_people_in_helsinki_have_it() -> None:
    region = RegionFactory.create(closed_at=NOW)

    assert region.closing_day(NOW) == date(2026, 11, 22)
    assert region.closing_day(NOW - timedelta(seconds=1)) is None
    assert RegionFactory.create(slug="open").closing_day(NOW) is None


def test_hosts_are_exactly_those_that_were_given() -> None:
    region = RegionFactory.create(hosts=["old.example"])
    set_hosts(region=region, hosts=["Uusimaa.Example", "älv.example"], actor=None, now=NOW)

    assert set(region.hosts.values_list("host", flat=True)) == {
        "uusimaa.example",
        "xn--lv-uia.example",
    }


@pytest.mark.parametrize("host", ["x.example:80", "http://x.example", "taken.example", ""])
def test_a_host_that_is_wrong_or_anothers_changes_nothing(host: str) -> None:
    RegionFactory.create(slug="lappi", hosts=["taken.example"])
    region = RegionFactory.create(hosts=["old.example"])

    with pytest.raises(ValidationError):
        set_hosts(region=region, hosts=[host], actor=None, now=NOW)

    assert list(region.hosts.values_list("host", flat=True)) == ["old.example"]


def test_joint_controllers_are_rows_of_their_own() -> None:
    region = RegionFactory.create()
    names = [Trilingual("Vierellä Jokelassa ry"), Trilingual(sv="Lovisa Grannstöd rf")]
    details = [ControllerDetails(name=name, duties=Trilingual("Rekisteri")) for name in names]
    for _ in range(2):
        set_controllers(region=region, controllers=details, actor=None, now=NOW)

    assert [row.name for row in region.controllers.order_by("pk")] == names


def test_changing_a_region_keeps_what_it_was_like_before() -> None:
    region = RegionFactory.create(name_fi="Vanha")
    change_region(
        region=region, name=NAME, details=RegionDetails(phone="019 000 0000"), actor="test", now=NOW
    )

    row = AuditRow.objects.get()
    assert row.before is not None
    assert row.before["name_fi"] == "Vanha"
    assert Region.objects.get().phone == "019 000 0000"


def test_the_first_region_is_founded_from_the_command_line() -> None:
    MunicipalityFactory.create()
    MunicipalityFactory.create(code="638", name_fi="Porvoo", name_sv="Borgå", slug="porvoo")
    said = StringIO()
    call_command(
        "create_region", "uusimaa", "--name-fi=Uusimaa", "--municipality=Tusby",
        "--municipality=Porvoo", "--host=uusimaa.example", stdout=said,
    )  # fmt: skip

    assert said.getvalue() == "Uusimaa: 2 municipalities, 1 hosts.\n"
    assert Region.objects.get().municipalities.count() == 2


def test_a_command_that_cannot_be_done_says_why() -> None:
    with pytest.raises(CommandError, match="Atlantis"):
        call_command("create_region", "x", "--name-fi=X", "--municipality=Atlantis")
    with pytest.raises(CommandError, match="municipalities"):
        call_command("create_region", "x", "--name-fi=X")
    assert not Region.objects.exists()


def test_a_licence_that_is_not_open_is_refused() -> None:
    region = RegionFactory.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        Region.objects.filter(pk=region.pk).update(licence="proprietary")
