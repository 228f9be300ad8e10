"""What waits of an association: what it was asked for, what it has begun, nothing it has said."""

from __future__ import annotations

from kumaja.foundation.regions.models import Region
from kumaja.voice.consultations.actions.drafting import begin_draft
from kumaja.voice.consultations.actions.saying import submit_view
from kumaja.voice.consultations.models import Invitation
from kumaja.voice.consultations.queries.say_waiting import views_waiting
from kumaja.voice.consultations.tests.rows import a_consultation
from kumaja.voice.contributions.actions.recording import Speaker, View
from kumaja.voice.contributions.tests.rows import an_association
from kumaja.voice.matters.tests.rows import NOW


def test_it_waits_from_the_invitation_to_the_view_or_the_end(region: Region) -> None:
    asked, own = a_consultation(region), an_association(region)
    assert views_waiting([own], region, NOW) == []
    Invitation.objects.create(consultation=asked, organisation=own, invited_at=NOW)
    assert [each.draft_code for each in views_waiting([own], region, NOW)] == [""]
    draft = begin_draft(consultation=asked, organisation=own, actor="test", now=NOW)
    assert [each.draft_code for each in views_waiting([own], region, NOW)] == [draft.code]
    assert views_waiting([own], region, asked.stage.ends_at) == []
    draft.delete()
    submit_view(
        consultation=asked, speaker=Speaker(organisation=own), actor="test", now=NOW,
        view=View(body="Ovi on raskas.", language="fi"),
    )  # fmt: skip
    assert views_waiting([own], region, NOW) == []
