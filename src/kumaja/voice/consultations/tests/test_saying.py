"""A view is taken in while views are taken, once a speaker, from who may send it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import a_person
from kumaja.voice.consultations.actions.placing import Place, PlaceUnknown
from kumaja.voice.consultations.actions.saying import (
    AlreadySaid,
    ConsultationClosed,
    MayNotSpeak,
    NotOfTheRegion,
    ResidentsNotHeard,
    complete_view,
    correct_view,
    points_of,
    submit_view,
    withdraw_view,
)
from kumaja.voice.consultations.models import Consultation, ConsultationContribution, PointPlace
from kumaja.voice.consultations.tests.rows import a_consultation
from kumaja.voice.contributions.actions.recording import Speaker, View
from kumaja.voice.contributions.domain.kinds import Origin
from kumaja.voice.contributions.models import Contribution, Correction, Point
from kumaja.voice.contributions.tests.rows import an_association
from kumaja.voice.matters.tests.rows import DAY, NOW

VIEW = View(body="Avain puuttuu. Ovi on raskas.", language="fi", points=points_of(["Avain puuttuu.", "Ovi on raskas."]))  # fmt: skip  # noqa: E501


def nothing_is_stored() -> bool:
    models = (Contribution, ConsultationContribution, Point, PointPlace)
    return not any(model.objects.exists() for model in models)


def test_a_view_is_tied_to_its_consultation_with_its_stage(
    asked: Consultation, own: Organisation
) -> None:
    said = submit_view(
        consultation=asked, speaker=Speaker(organisation=own), view=VIEW, actor="test", now=NOW
    )

    assert said.consulted.consultation == asked
    assert (said.stage, said.matter) == (asked.stage, asked.matter)
    assert list(said.points.values_list("number", flat=True)) == [1, 2]


def test_the_last_moment_is_in_time_and_the_next_is_not(
    asked: Consultation, own: Organisation
) -> None:
    ends, speaker = asked.stage.ends_at, Speaker(organisation=own)

    with pytest.raises(ConsultationClosed):
        submit_view(consultation=asked, speaker=speaker, view=VIEW, actor="test", now=ends)
    assert nothing_is_stored()
    last = ends - timedelta(microseconds=1)
    assert submit_view(consultation=asked, speaker=speaker, view=VIEW, actor="test", now=last)


def test_nothing_is_taken_in_before_the_period_begins(region: Region, own: Organisation) -> None:
    asked = a_consultation(region, starts_at=NOW + DAY)

    with pytest.raises(ConsultationClosed):
        submit_view(
            consultation=asked, speaker=Speaker(organisation=own), view=VIEW, actor="test", now=NOW
        )
    assert nothing_is_stored()


def test_a_closed_region_takes_nothing_in(asked: Consultation, own: Organisation) -> None:
    Region.objects.update(closed_at=NOW)

    with pytest.raises(RegionClosed):
        submit_view(
            consultation=asked, speaker=Speaker(organisation=own), view=VIEW, actor="test", now=NOW
        )
    assert nothing_is_stored()


@pytest.mark.parametrize(
    ("kind", "may"),
    [(RoleKind.SPOKESPERSON, True), (RoleKind.EDITOR, False), (RoleKind.OFFICIAL, False)],
)
def test_a_spokesperson_sends_and_an_editor_only_drafts(
    asked: Consultation,
    own: Organisation,
    kind: RoleKind,
    may: bool,  # noqa: FBT001
) -> None:
    actor = a_person(kind, organisation=own)
    by: dict[str, Any] = {
        "speaker": Speaker(organisation=own, person=actor),
        "view": VIEW,
        "actor": actor,
    }

    if may:
        assert submit_view(consultation=asked, now=NOW, **by).person == actor
        return
    with pytest.raises(MayNotSpeak):
        submit_view(consultation=asked, now=NOW, **by)
    assert nothing_is_stored()


def test_nobody_speaks_for_an_association_that_they_do_not_represent(
    asked: Consultation, own: Organisation, region: Region
) -> None:
    stranger = a_person(RoleKind.SPOKESPERSON, organisation=an_association(region))

    for view in (VIEW, View(body="x", language="fi", origin=Origin.PAPER)):
        with pytest.raises(MayNotSpeak):
            submit_view(
                consultation=asked, speaker=Speaker(organisation=own), view=view, actor=stranger,
                now=NOW,
            )  # fmt: skip
    assert nothing_is_stored()


def test_coordination_writes_down_what_came_on_paper_with_its_day(
    asked: Consultation, own: Organisation, region: Region
) -> None:
    actor = a_person(RoleKind.COORDINATOR, region=region)
    view = View(body="Ovi on raskas.", language="fi", origin=Origin.PAPER)
    said_on = (NOW - 2 * DAY).date()

    said = submit_view(
        consultation=asked, speaker=Speaker(organisation=own), view=view, actor=actor, now=NOW,
        said_on=said_on,
    )  # fmt: skip

    assert (said.entered_by, said.consulted.said_on) == (actor, said_on)


def test_an_association_of_elsewhere_is_not_heard_here(asked: Consultation) -> None:
    elsewhere = an_association(RegionFactory.create(slug="ita"))

    with pytest.raises(NotOfTheRegion):
        submit_view(
            consultation=asked, speaker=Speaker(organisation=elsewhere), view=VIEW, actor="test",
            now=NOW,
        )  # fmt: skip
    assert nothing_is_stored()


def test_residents_speak_only_where_the_matter_says_so(asked: Consultation) -> None:
    speaker = Speaker(name="Asukas, Jokela")

    with pytest.raises(ResidentsNotHeard):
        submit_view(consultation=asked, speaker=speaker, view=VIEW, actor="test", now=NOW)
    assert nothing_is_stored()
    type(asked.matter).objects.update(residents_may_speak=True)
    assert submit_view(consultation=asked, speaker=speaker, view=VIEW, actor="test", now=NOW)


def test_an_association_speaks_once_and_completes_that(
    asked: Consultation, own: Organisation
) -> None:
    speaker = Speaker(organisation=own)
    said = submit_view(consultation=asked, speaker=speaker, view=VIEW, actor="test", now=NOW)

    with pytest.raises(AlreadySaid) as told:
        submit_view(consultation=asked, speaker=speaker, view=VIEW, actor="test", now=NOW + DAY)
    assert told.value.contribution == said
    more = View(body="Valo puuttuu.", language="fi", points=points_of(["Valo puuttuu."]))
    complete_view(contribution=said, view=more, actor="test", now=NOW + DAY)

    assert Contribution.objects.count() == 1
    assert [point.text for point in said.points.standing().order_by("number")] == [
        "Avain puuttuu.", "Ovi on raskas.", "Valo puuttuu.",
    ]  # fmt: skip
    assert Correction.objects.get().body.startswith("Avain puuttuu.")


def test_points_hang_at_questions_and_paragraphs_of_this_consultation_alone(
    asked: Consultation, own: Organisation, region: Region
) -> None:
    question, other = asked.questions.get(), a_consultation(region).questions.get()
    by: dict[str, Any] = {
        "speaker": Speaker(organisation=own),
        "view": VIEW,
        "actor": "test",
        "now": NOW,
    }

    for wrong in (Place(0, question=other), Place(0, paragraph_key="9.9"), Place(7, question)):
        with pytest.raises(PlaceUnknown):
            submit_view(consultation=asked, places=[wrong], **by)
    assert nothing_is_stored()
    places = [Place(0, question=question), Place(1, paragraph_key="1.2", quote="Avaimen saa")]
    submit_view(consultation=asked, places=places, **by)
    assert set(PointPlace.objects.values_list("paragraph_key", flat=True)) == {"", "1.2"}


def test_a_view_is_withdrawn_until_the_end_and_not_after(
    asked: Consultation, own: Organisation
) -> None:
    speaker = Speaker(organisation=own)
    said = submit_view(consultation=asked, speaker=speaker, view=VIEW, actor="test", now=NOW)

    with pytest.raises(ConsultationClosed):
        withdraw_view(contribution=said, reason="", actor="test", now=asked.stage.ends_at)
    assert not Contribution.objects.get().is_withdrawn
    withdraw_view(contribution=said, reason="Väärä teksti", actor="test", now=NOW + DAY)

    assert Contribution.objects.get().is_withdrawn
    again = submit_view(consultation=asked, speaker=speaker, view=VIEW, actor="test", now=NOW + DAY)
    assert again.number != said.number


def test_what_is_corrected_stays_readable_and_only_its_speaker_corrects(
    asked: Consultation, own: Organisation, region: Region
) -> None:
    said = submit_view(
        consultation=asked, speaker=Speaker(organisation=own), view=VIEW, actor="test", now=NOW
    )
    stranger = a_person(RoleKind.SPOKESPERSON, organisation=an_association(region))
    given: dict[str, Any] = {
        "contribution": said,
        "body": "Avain puuttuu yhä.",
        "reason": "",
        "now": NOW,
    }
    points = points_of(["Avain puuttuu yhä."])

    for actor in (stranger, a_person(RoleKind.EDITOR, organisation=own)):
        with pytest.raises(MayNotSpeak):
            correct_view(points=points, actor=actor, **given)
    assert not Correction.objects.exists()
    correct_view(points=points, actor="test", **given)

    assert Contribution.objects.get().body == VIEW.body
    assert [point.text for point in said.points.standing()] == ["Avain puuttuu yhä."]
