from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from kumaja.foundation.accounts.tests.factories import UserFactory
from kumaja.foundation.audit.queries import history_of
from kumaja.foundation.index.models import Change
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.registry.actions.records import (
    RecordLinks,
    archive_organisation,
    confirm_record,
    create_organisation,
    update_record,
)
from kumaja.network.registry.documents import document_of, documents
from kumaja.network.registry.domain.business_ids import check_digit, normal_business_id
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Contact, Organisation
from kumaja.network.registry.tests.factories import NOON, OrganisationFactory, RoleFactory

VALUES = {"kind": OrganisationKind.ASSOCIATION, "name_fi": "Åsan Kyläyhdistys ry"}


@given(st.integers(min_value=0, max_value=9_999_999))
def test_a_business_id_is_taken_with_its_check_digit_and_with_no_other(number: int) -> None:
    digits = f"{number:07d}"
    right = check_digit(digits)
    taken = {last for last in range(10) if normal_business_id(f"{digits}-{last}")}
    assert taken == (set() if right is None else {right})


@pytest.mark.parametrize("text", ["", "1234567", "1234567-x", "١٢٣٤٥٦٧-١", "12-1", "\x00"])
def test_what_is_no_business_id_is_none(text: str) -> None:
    assert normal_business_id(text) is None


@pytest.mark.django_db
def test_a_new_organisation_is_logged_told_to_the_index_and_part_of_its_region() -> None:
    region = RegionFactory.create()
    row = create_organisation(region=region, values=VALUES, actor="import ptv", now=NOON)
    assert row.sort_key and row.match_key and row.uuid
    assert row.memberships.get().region == region
    assert history_of(row).get().verb == "created"
    assert Change.objects.filter(label="registry.Organisation", key=row.code).exists()


@pytest.mark.django_db
def test_a_correction_keeps_before_and_after_and_who_checked() -> None:
    role = RoleFactory.create(organisation__checked_at=None)
    own, region = role.organisation, RegionFactory.create()
    assert own is not None
    tuusula = Municipality.objects.get(code="858")
    links = RecordLinks(areas=[tuusula], contacts=[Contact(role_fi="Toimisto", phone="019 1")])
    row = update_record(
        organisation=own, region=region, values={"summary_fi": "Uusi"}, links=links,
        actor=role.user, now=NOON,
    )  # fmt: skip
    assert (row.checked_at, row.checked_by) == (NOON, str(own))
    last = history_of(row)[0]
    assert last.before is not None and last.after is not None
    assert (last.before["summary_fi"], last.after["summary_fi"]) == ("", "Uusi")
    assert last.after["areas"] == ["858"]
    assert row.contacts.get().position == 0


@pytest.mark.django_db
def test_a_contact_that_cannot_be_reached_is_refused_and_the_old_ones_stay() -> None:
    own, region = OrganisationFactory.create(), RegionFactory.create()
    Contact.objects.create(organisation=own, phone="019")
    with pytest.raises(ValidationError):
        update_record(
            organisation=own, region=region, values={"summary_fi": "Uusi"}, actor=None, now=NOON,
            links=RecordLinks(contacts=[Contact(role_fi="Tyhjä")]),
        )  # fmt: skip
    own.refresh_from_db()
    assert own.summary_fi == ""
    assert own.contacts.get().phone == "019"


@pytest.mark.django_db
def test_nothing_changes_in_a_region_that_has_ended_its_work() -> None:
    own, region = OrganisationFactory.create(), RegionFactory.create()
    region.closed_at = NOON
    with pytest.raises(RegionClosed):
        confirm_record(organisation=own, region=region, actor=UserFactory.create(), now=NOON)
    with pytest.raises(RegionClosed):
        create_organisation(region=region, values=VALUES, actor=None, now=NOON)
    assert Organisation.objects.count() == 1
    assert not history_of(own).exists()


@pytest.mark.django_db
def test_an_organisation_needs_a_name() -> None:
    with pytest.raises(ValidationError):
        create_organisation(
            region=RegionFactory.create(), values=VALUES | {"name_fi": ""}, actor=None, now=NOON
        )
    assert not Organisation.objects.exists()


@pytest.mark.django_db
def test_an_archived_one_leaves_the_index_and_says_who_goes_on() -> None:
    own, heir = OrganisationFactory.create(), OrganisationFactory.create()
    archive_organisation(
        organisation=own, region=RegionFactory.create(), reason="Yhdistyi", actor=None, now=NOON,
        successor=heir,
    )  # fmt: skip
    own.refresh_from_db()
    assert (own.successor, own.archive_reason) == (heir, "Yhdistyi")
    assert [found.key for found in documents(None, now=NOON)] == [heir.code]


@pytest.mark.django_db
def test_a_hidden_text_never_reaches_the_index() -> None:
    own = OrganisationFactory.create(
        represents_fi="kanarialintu", field_visibility={"represents": "network"}
    )
    assert "kanarialintu" not in str(document_of(own))
    own.field_visibility = {}
    assert "kanarialintu" in str(document_of(own))
