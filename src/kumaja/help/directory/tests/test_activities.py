from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.audit.queries import as_of, history_of
from kumaja.foundation.index.models import Change
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.directory import personal
from kumaja.help.directory.actions.activities import (
    ActivityLinks,
    archive_activity,
    confirm_activity,
    create_activity,
    end_activity,
    update_activity,
)
from kumaja.help.directory.documents import document_of, documents, touched_by
from kumaja.help.directory.domain.kinds import ActivityKind, ChannelKind, Fact, WayIn
from kumaja.help.directory.models import Activity, Channel, Schedule
from kumaja.help.directory.policies import (
    activities_edited_by,
    may_edit_activity,
    of_organisation,
    visible_in,
)
from kumaja.help.directory.tests.factories import ActivityFactory, ScheduleFactory
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import (
    NOON,
    TODAY,
    OrganisationFactory,
    RoleFactory,
    a_person,
)

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
VALUES = {"kind": ActivityKind.GROUP, "way_in": WayIn.COME, "name_fi": "Iltaryhmä"}


def thursdays(**columns: object) -> Schedule:
    told = {"rule": "FREQ=WEEKLY;BYDAY=TH", "first_on": TODAY, "starts_at": time(13)}
    return Schedule(**{**told, "ends_at": time(15), **columns})


def test_an_activity_is_made_with_all_that_belongs_to_it() -> None:
    place = Channel(kind=ChannelKind.PLACE, name_fi="Kylätalo", street="Koulutie 2")
    phone = Channel(kind=ChannelKind.PHONE, phone="019 000 0000")
    row = create_activity(
        organisation=OrganisationFactory.create(), region=RegionFactory.create(), values=VALUES,
        actor="import ptv", now=NOON,
        links=ActivityLinks(
            areas=[Municipality.objects.get(code="858")],
            terms=[Term.objects.get(scheme=Scheme.LIFE_SITUATION, code="lonely")],
            channels=[place, phone],
            schedules=[thursdays(channel=place)],
            facts={Fact.STEP_FREE: True, Fact.REFERRAL: False, Fact.QUIET_SPACE: None},
        ),
    )  # fmt: skip
    assert [channel.position for channel in row.channels.order_by("pk")] == [0, 1]
    assert row.schedules.get().channel == place
    assert {str(fact) for fact in row.facts.all()} == {"step_free=True", "referral=False"}
    assert history_of(row).get().verb == "created"
    assert Change.objects.filter(label="directory.Activity", key=row.code).exists()


def test_a_time_stays_tied_to_its_place_when_places_are_written_anew() -> None:
    activity = ActivityFactory.create()
    places = [Channel(kind=ChannelKind.PLACE, name_fi=name) for name in ("Kirjasto", "Kylätalo")]
    links = ActivityLinks(channels=places, schedules=[thursdays(channel=places[1])])
    update_activity(activity=activity, values={}, links=links, actor=None, now=NOON)
    assert activity.schedules.get().channel.name_fi == "Kylätalo"  # type: ignore[union-attr]


def test_the_log_keeps_in_which_municipality_a_place_was() -> None:
    activity = ActivityFactory.create()
    tuusula, nurmijarvi = (Municipality.objects.get(code=code) for code in ("858", "543"))
    for at, where in ((NOON, tuusula), (NOON + HOUR, nurmijarvi), (NOON + 2 * HOUR, None)):
        place = Channel(kind=ChannelKind.PLACE, name_sv="Biblioteket", municipality=where)
        update_activity(
            activity=activity, values={}, links=ActivityLinks(channels=[place]), actor=None, now=at
        )
    moments = (NOON, NOON + HOUR, NOON + 2 * HOUR)
    kept = [as_of(activity, moment)["channels"][0] for moment in moments]
    assert [channel["municipality"] for channel in kept] == ["858", "543", ""]
    assert kept[0]["name_sv"] == "Biblioteket"


def test_a_rule_that_is_none_is_refused_and_the_old_times_stay() -> None:
    schedule = ScheduleFactory.create()
    links = ActivityLinks(schedules=[thursdays(rule="FREQ=SECONDLY")])
    with pytest.raises(ValidationError):
        update_activity(
            activity=schedule.activity, values={"name_fi": "X"}, links=links, actor=None, now=NOON
        )
    activity = Activity.objects.get()
    assert activity.name_fi != "X"
    assert activity.schedules.get() == schedule


def test_who_corrects_an_activity_has_checked_it_in_the_associations_name() -> None:
    role = RoleFactory.create()
    activity = ActivityFactory.create(organisation=role.organisation, checked_at=None)
    confirm_activity(activity=activity, actor=role.user, now=NOON)
    activity.refresh_from_db()
    assert (activity.checked_at, activity.checked_by) == (NOON, str(role.organisation))


def test_an_ended_activity_names_what_goes_on_and_leaves_search() -> None:
    activity = ActivityFactory.create()
    heir = ActivityFactory.create(organisation=activity.organisation)
    end_activity(activity=activity, ended_on=TODAY, successor=heir, actor=None, now=NOON)
    activity.refresh_from_db()
    assert activity.has_ended_on(TODAY)
    assert activity.successor == heir
    assert [found.key for found in documents(None, now=NOON)] == [heir.code]
    assert activity in visible_in(activity.region)


def test_an_archived_activity_is_in_no_list_and_was_not_thereby_checked() -> None:
    activity = ActivityFactory.create(checked_at=None)
    archive_activity(activity=activity, reason="Kahdesti", actor=None, now=NOON)
    activity.refresh_from_db()
    assert activity.checked_at is None
    assert not visible_in(activity.region).exists()
    assert not list(documents(None, now=NOON))


def test_nothing_changes_in_a_region_that_has_ended_its_work() -> None:
    activity = ActivityFactory.create()
    activity.region.closed_at = NOON
    activity.region.save()
    with pytest.raises(RegionClosed):
        update_activity(activity=activity, values={"name_fi": "X"}, actor=None, now=NOON)
    with pytest.raises(RegionClosed):
        create_activity(
            organisation=activity.organisation, region=activity.region, values=VALUES, actor=None,
            now=NOON,
        )  # fmt: skip
    assert Activity.objects.get().name_fi != "X"


def test_who_keeps_an_activity_and_the_list_of_kept_ones_agree() -> None:
    activity = ActivityFactory.create()
    own = activity.organisation
    people = {
        "editor": a_person(RoleKind.EDITOR, organisation=own),
        "coordinator": a_person(RoleKind.COORDINATOR, region=activity.region),
        "editor of another": a_person(RoleKind.EDITOR),
        "former": a_person(RoleKind.EDITOR, organisation=own, ends_on=date(2026, 11, 1)),
        "administrator": a_person(RoleKind.ADMINISTRATOR),
    }
    may = {name for name, who in people.items() if may_edit_activity(who, activity, TODAY)}
    listed = {name for name, who in people.items() if activity in activities_edited_by(who, TODAY)}
    assert may == listed == {"editor", "coordinator"}


def test_only_the_regions_own_are_seen_there() -> None:
    activity = ActivityFactory.create()
    elsewhere = RegionFactory.create(slug="muualla")
    assert of_organisation(activity.organisation, activity.region).get() == activity
    assert not of_organisation(activity.organisation, elsewhere).exists()


def test_a_secret_address_is_in_no_document() -> None:
    activity = ActivityFactory.create(is_address_secret=True)
    tuusula = Municipality.objects.get(code="858")
    Channel.objects.create(
        activity=activity, kind=ChannelKind.PLACE, street="Kanarialinnuntie 1", municipality=tuusula
    )
    activity = Activity.objects.with_page().get()
    document = document_of(activity, NOON)
    assert "Kanarialinnuntie" not in str(document)
    assert document.municipalities == []


def test_documents_take_the_same_statements_however_many_share_their_words() -> None:
    memory = Term.objects.get(scheme=Scheme.THEME, code="memory")
    synonym = memory.synonyms.create(language="fi", text="unohtelu")
    tuusula = Municipality.objects.get(code="858")
    for _ in range(2):
        activity = ActivityFactory.create()
        activity.terms.add(memory)
        activity.areas.add(tuusula)
        activity.facts.create(fact=Fact.STEP_FREE, is_so=False)
    with CaptureQueriesContext(connection) as few:
        told = list(documents(None, now=NOON))
    for _ in range(3):
        ActivityFactory.create().terms.add(memory)
    with CaptureQueriesContext(connection) as many:
        assert len(list(documents(None, now=NOON))) == 5
    assert len(many) == len(few)
    assert {fact for document in told for fact in document.facts} == {"step_free=no"}
    assert all(synonym.text in document.words.fi for document in told)
    assert all(document.municipalities == ["858"] for document in told)


def test_what_an_activitys_document_shows_of_others_makes_it_new() -> None:
    activity = ActivityFactory.create()
    term = Term.objects.get(scheme=Scheme.THEME, code="memory")
    activity.terms.add(term)
    assert touched_by("registry.Organisation", activity.organisation.code) == [activity.code]
    assert touched_by("vocabulary.Term", "theme:memory") == [activity.code]
    assert list(touched_by("places.Municipality", "858")) == []


def test_the_directory_keeps_nothing_of_an_account() -> None:
    role = RoleFactory.create()
    assert personal.export(role.user) == {}
    personal.erase(role.user, now=NOON)
    assert role.organisation
