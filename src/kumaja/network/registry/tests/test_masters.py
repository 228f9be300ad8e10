from __future__ import annotations

from datetime import timedelta

import pytest

from kumaja.foundation.accounts.tests.factories import UserFactory
from kumaja.foundation.imports.domain.merging import merge
from kumaja.foundation.imports.domain.records import Standing
from kumaja.foundation.imports.domain.verdicts import Verdict, judge
from kumaja.foundation.imports.models import ImportRow, ImportRun
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.registry.actions.adopting import adopt_words
from kumaja.network.registry.actions.masters import OwnedByAnother, declare_master
from kumaja.network.registry.actions.records import OwnedElsewhere, update_record
from kumaja.network.registry.domain.masters import foreign_columns
from kumaja.network.registry.models import Contact, Organisation
from kumaja.network.registry.queries import organisations_meant
from kumaja.network.registry.queries.adoptable import adoptable_of
from kumaja.network.registry.queries.masters import owners_of
from kumaja.network.registry.tests.factories import NOON, OrganisationFactory

HERE = {"name_fi": "Omat ry", "phone": "019 1", "website": ""}


def standing(**more: object) -> Standing:
    return Standing("registry.Organisation", "x", HERE, **more)  # type: ignore[arg-type]


def test_what_its_own_people_keep_is_asked_and_only_what_is_empty_is_filled() -> None:
    told = {"name_fi": "Uudet ry", "website": "https://a.example"}
    free = merge(told, standing(), HERE)
    assert (free.verdict, free.fields) == (Verdict.CHANGED, ("name_fi", "website"))
    kept = merge(told, standing(is_kept_here=True), HERE)
    assert (kept.fields, kept.disputed) == (("website",), ("name_fi",))


def test_a_master_writes_its_own_fields_and_never_those_of_another() -> None:
    told = {"name_fi": "Uudet ry", "phone": "019 2"}
    owned = {"theirs": frozenset({"name_fi"}), "others": frozenset({"phone"})}
    found = merge(told, standing(is_kept_here=True, **owned), None)
    assert (found.verdict, found.fields, found.disputed) == (Verdict.CHANGED, ("name_fi",), ())
    judged = judge(told, standing(is_kept_here=True, **owned), None)
    assert (judged.verdict, judged.fields) == (Verdict.CHANGED, ("name_fi",))
    assert judge({"phone": "019 2"}, standing(**owned), None).verdict == Verdict.SAME


def test_a_text_is_owned_in_all_its_languages_and_a_list_by_its_entries() -> None:
    owners = {"name": "ptv", "contacts": "kunta", "terms": "ptv"}
    columns = ["name_sv", "phone", "themes", "members"]
    assert foreign_columns(columns, owners, "kunta") == {"name_sv": "ptv", "themes": "ptv"}
    assert foreign_columns(columns, {}, "") == {}


@pytest.fixture
def region(db: None) -> Region:
    return RegionFactory.create()


def declared(own: Organisation, region: Region, *fields: str, source: str = "ptv") -> None:
    declare_master(
        organisation=own, region=region, source=source, name="PTV", fields=fields, actor=None,
        now=NOON,
    )  # fmt: skip


def write(own: Organisation, region: Region, writer: str = "", **values: object) -> None:
    update_record(
        organisation=own, region=region, values=values, actor=None, now=NOON, writer=writer
    )


def test_what_another_system_owns_is_refused_here_and_taken_from_there(region: Region) -> None:
    own = OrganisationFactory.create(name_fi="Omat ry", region=region)
    declared(own, region, "name")
    with pytest.raises(OwnedElsewhere):
        write(own, region, name_sv="Egna rf")
    with pytest.raises(OwnedElsewhere):
        write(own, region, "kunta", name_fi="Muut ry")
    own.refresh_from_db()
    assert (own.name_fi, own.name_sv) == ("Omat ry", "")
    write(own, region, name_fi="Omat ry", members=4)
    write(own, region, "ptv", name_fi="Omat ja muut ry")
    own.refresh_from_db()
    assert (own.name_fi, own.members) == ("Omat ja muut ry", 4)


def test_a_field_has_one_master_and_can_come_home(region: Region) -> None:
    own = OrganisationFactory.create(region=region)
    declared(own, region, "name", "website")
    with pytest.raises(OwnedByAnother):
        declared(own, region, "name", source="kunta")
    declared(own, region, "website")
    declared(own, region, "name", source="kunta")
    assert owners_of(own) == {"website": "ptv", "name": "kunta"}
    declared(own, region)
    assert owners_of(own) == {"name": "kunta"}


def test_what_comes_back_from_where_it_went_changes_nothing(region: Region) -> None:
    own = OrganisationFactory.create(name_fi="Omat ry", website="https://o.example", region=region)
    declared(own, region, "website", source="b")
    told = {"7": {"name_fi": "Omat ry", "website": "https://o.example"}}
    for source in ("b", "c"):
        found = organisations_meant(told, {"7": own.code}, source, region)["7"]
        assert merge(told["7"], found, None).verdict == Verdict.SAME


def heard(own: Organisation, **values: object) -> None:
    run = ImportRun.objects.create(
        kind="organisations", source="kunta", file_name="a.csv", checksum="0",
        read_at=NOON + timedelta(hours=1),
    )  # fmt: skip
    ImportRow.objects.create(
        run=run, source="kunta", file="a.csv", number=1, verdict=Verdict.CONFLICT, values=values,
        object_label="registry.Organisation", object_key=own.code,
    )  # fmt: skip


def test_what_is_known_elsewhere_is_offered_used_and_not_offered_again(region: Region) -> None:
    own = OrganisationFactory.create(region=region, members=40)
    Contact.objects.create(organisation=own, role_fi="Toimisto", phone="019 1")
    heard(own, members=44, phone="019 2", founded_year=1999, name_fi=own.name_fi, members_x=1)
    assert {each.name for each in adoptable_of(own)} == {"members", "phone", "founded_year"}
    adopt_words(
        organisation=own, region=region, taken=["phone", "founded_year", "kind"],
        values={}, actor=UserFactory.create(), now=NOON + timedelta(hours=2),
    )  # fmt: skip
    own.refresh_from_db()
    assert (own.members, own.founded_year) == (40, 1999)
    assert (own.contacts.get().phone, own.contacts.get().role_fi) == ("019 2", "Toimisto")
    assert adoptable_of(own) == []


def test_what_another_system_owns_is_not_offered(region: Region) -> None:
    own = OrganisationFactory.create(region=region, members=40)
    declared(own, region, "members", source="b")
    heard(own, members=44)
    assert adoptable_of(own) == []
