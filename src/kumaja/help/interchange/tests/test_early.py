"""PTV's early export, on invented files: what comes in, and how it stands here."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import uuid5

import pytest

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.index.models import Change
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.help.directory.models import Activity, Schedule
from kumaja.help.interchange.tests.steps import (
    EARLY,
    Ptv,
    activity,
    changed,
    counts,
    organisation,
    told,
)
from kumaja.network.registry.actions.records import OWN_NAMESPACE, update_record
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ptv() -> Ptv:
    return Ptv()


def test_all_that_can_come_in_comes_in_and_the_rest_is_told(ptv: Ptv) -> None:
    run = ptv.bring(EARLY)

    assert counts(run) == {
        "organisation new": 3, "activity new": 3, "activity refused": 3, "refused": 1,
    }  # fmt: skip
    file = "services.json"
    assert sorted(told(run)) == [
        (file, 2, "organizations", "It names no organisation, so nobody could keep it."),
        (file, 3, "name", "It has no name in Finnish, Swedish or English."),
        (file, 5, "", "This is no record: it has no fields."),
        (file, 6, "organizations",
         "Its organisation 404 is neither in these files nor in the registry."),
    ]  # fmt: skip


def test_an_organisation_stands_as_it_was_told(ptv: Ptv) -> None:
    ptv.bring(EARLY)
    row = organisation("Keksalan Omaishoitajat ry")

    assert row.kind == "association"
    assert row.summary_fi == "Läheistään hoitavien oma yhdistys."
    assert row.description_fi.endswith("Toimisto on kirjaston alakerrassa & auki torstaisin.")
    assert (row.business_id, row.website) == (None, "https://omaiset.example/")
    assert [(each.phone, each.email) for each in row.contacts.all()] == [("019 000 1001", "")]
    assert row.domicile is not None
    assert (row.domicile.code, row.locality, row.is_region_wide) == ("611", "Pornainen", True)
    assert (row.claimed_at, row.checked_at) == (None, None)
    assert row.uuid == uuid5(OWN_NAMESPACE, "ptv:3")


def test_a_branch_belongs_to_its_organisation_and_shares_no_business_id(ptv: Ptv) -> None:
    ptv.bring(EARLY)

    assert organisation("Keksalan kunta").business_id == "1234567-1"
    branch = organisation("Keksalan kirjasto")
    assert (branch.business_id, branch.umbrella) == (None, organisation("Keksalan kunta"))


def test_a_service_stands_as_an_activity_with_its_channels(ptv: Ptv) -> None:
    ptv.bring(EARLY)
    row = activity("Omaishoitajien kahvila")

    assert row.organisation == organisation("Keksalan Omaishoitajat ry")
    assert row.description_fi == (
        "Tule sellaisena kuin olet.\n\n- kahvi on ilmainen\n- sovittaessa joku jää läheisen luo"
        "\n\n### Näin toimit\n\nSoita ensin, niin katamme sinullekin."
    )
    assert (row.price_kind, row.way_in, row.is_remote) == ("free", "come", False)
    assert row.words_fi == "Torstaikahvila, tauko, omaishoito"
    assert sorted(row.areas.values_list("code", flat=True)) == ["505", "611"]
    assert {str(term) for term in row.terms.all()} >= {
        "life_situation:caring-for-someone", "target_group:older-people",
    }  # fmt: skip
    place, phone = row.channels.order_by("position")
    assert (place.longitude, place.latitude) == (25.375002, 60.474999)
    assert (place.street, place.postal_code, place.phone) == (
        "Joenranta 2",
        "07170",
        "019 000 1002",
    )
    assert (phone.kind, phone.phone) == ("phone", "019 000 1003")


def test_opening_hours_become_rules(ptv: Ptv) -> None:
    ptv.bring(EARLY)
    rows = activity("Omaishoitajien kahvila").schedules.order_by("position")

    assert [(row.rule, row.note_fi, str(row.channel)) for row in rows] == [
        ("FREQ=WEEKLY;BYDAY=TH", "Juhlapyhinä suljettu.", "Kirjaston kerhohuone"),
        ("FREQ=WEEKLY;BYDAY=SA,SU;BYMONTH=6,7,8", "1.6.–31.8.", "Kirjaston kerhohuone"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "", "Omaisten puhelin"),
    ]


def test_a_place_that_no_service_names_is_an_activity_of_its_own(ptv: Ptv) -> None:
    ptv.bring(EARLY)
    row = activity("Nuorisotalo Kolo")

    assert (row.source_id, row.organisation) == ("channel-22", organisation("Keksalan kunta"))
    place = row.channels.get()
    assert (place.longitude, place.latitude) == (None, None)
    assert str(row.schedules.get().until_on) == "2026-05-31"


def test_what_comes_in_is_found(ptv: Ptv) -> None:
    run = ptv.bring(EARLY)

    touched = set(Change.objects.values_list("label", "key"))
    written = run.rows.in_force().values_list("object_label", "object_key")
    assert touched == set(written)
    assert {row.region for row in organisation("Keksalan kunta").memberships.all()} == {ptv.region}


def test_twice_the_same_changes_nothing(ptv: Ptv) -> None:
    ptv.bring(EARLY)
    acts, changes = AuditRow.objects.count(), Change.objects.count()

    run = ptv.bring(EARLY)

    assert counts(run) == {
        "organisation same": 3, "activity same": 3, "activity refused": 3, "refused": 1,
    }  # fmt: skip
    assert AuditRow.objects.count() == acts + 1  # that it was applied
    assert Change.objects.count() == changes


def test_what_the_source_changes_is_changed_here(ptv: Ptv, tmp_path: Path) -> None:
    ptv.bring(EARLY)
    hours = [{"opens": "12:00", "closes": "14:00", "dayOfWeek": ["5"]}]

    run = ptv.bring(changed(tmp_path, EARLY, "Kirjaston kerhohuone", openingTimes=hours))

    (row,) = run.rows.filter(verdict="changed")
    assert row.fields == ["channels"]
    first = activity("Omaishoitajien kahvila").schedules.get(position=0)
    assert first.rule == "FREQ=WEEKLY;BYDAY=FR"
    ptv.undo(run)
    assert activity("Omaishoitajien kahvila").schedules.count() == 3


def test_what_an_association_corrected_is_left_to_it(ptv: Ptv, tmp_path: Path) -> None:
    ptv.bring(EARLY)
    row = organisation("Keksalan Omaishoitajat ry")
    update_record(
        organisation=row, region=ptv.region, values={"website": "https://uusi.example"},
        actor="editor", now=ptv.now,
    )  # fmt: skip

    run = ptv.bring(changed(tmp_path, EARLY, row.name_fi, description="Toinen teksti."))

    conflict = run.rows.get(verdict="conflict")
    assert (conflict.label, conflict.fields) == (row.name_fi, ["website"])
    row.refresh_from_db()
    assert row.website == "https://uusi.example"
    assert row.description_fi.startswith("Läheistään")


def test_hours_that_people_added_are_theirs(ptv: Ptv, tmp_path: Path) -> None:
    ptv.bring(EARLY)
    Schedule.objects.create(
        activity=activity("Kunnan neuvonta"), rule="FREQ=WEEKLY;BYDAY=MO", position=9,
        first_on="2026-01-05", starts_at="10:00", ends_at="11:00",
    )  # fmt: skip

    run = ptv.report(changed(tmp_path, EARLY, "Kunnan neuvonta", description="Toinen."))

    assert run.rows.get(verdict="conflict").fields == ["channels"]


def test_undo_leaves_nothing(ptv: Ptv) -> None:
    run = ptv.bring(EARLY)

    run = ptv.undo(run)

    assert not Organisation.objects.current().exists()
    assert not Activity.objects.current().exists()
    assert not run.rows.in_force().exists()


def test_what_was_undone_comes_anew(ptv: Ptv) -> None:
    ptv.undo(ptv.bring(EARLY))

    run = ptv.bring(EARLY)

    assert counts(run)["activity new"] == 3
    assert Organisation.objects.current().count() == 3
    assert Activity.objects.current().count() == 3


def test_undo_leaves_an_organisation_for_which_people_act(ptv: Ptv) -> None:
    run = ptv.bring(EARLY)
    row = activity("Omaishoitajien kahvila")
    AuditRow.objects.create(
        at=ptv.now.replace(minute=30), verb="confirmed",
        object_label="directory.Activity", object_key=row.code,
    )  # fmt: skip

    run = ptv.undo(run)

    assert list(Activity.objects.current()) == [row]
    assert list(Organisation.objects.current()) == [row.organisation]
    assert {text for *_, text in told(run)} >= {
        "It was changed since the import; left as it is.",
        "It has activities that this import did not bring; left as it is.",
    }


def test_an_organisation_that_is_here_already_is_not_doubled(ptv: Ptv) -> None:
    here = OrganisationFactory.create(name_fi="Keksalan oma kunta", business_id="1234567-1")

    run = ptv.bring(EARLY)

    conflict = run.rows.get(verdict="conflict")
    assert (conflict.label, conflict.object_key) == ("Keksalan kunta", here.code)
    assert "Keksalan oma kunta, business id 1234567-1" in conflict.told
    assert activity("Kunnan neuvonta").organisation == here
    assert organisation("Keksalan kirjasto").umbrella == here


def test_what_came_into_one_region_is_not_taken_into_another(ptv: Ptv) -> None:
    ptv.bring(EARLY)

    run = Ptv(region=RegionFactory.create(slug="hame"), now=ptv.now).bring(EARLY)

    assert counts(run)["activity conflict"] == 3
    assert not Activity.objects.filter(region__slug="hame").exists()


def test_files_read_one_by_one_find_what_came_before(ptv: Ptv, tmp_path: Path) -> None:
    ptv.bring(EARLY / "organizations.json")
    service = json.loads((EARLY / "services.json").read_text("utf-8"))[3]
    (tmp_path / "one.json").write_text(json.dumps(service), "utf-8")

    run = ptv.bring(tmp_path / "one.json")

    assert counts(run) == {"activity new": 1}
    assert activity("Kunnan neuvonta").organisation == organisation("Keksalan kunta")
