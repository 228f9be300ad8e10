"""New versions of the text: comments keep their paragraph, or wait for a person."""

from __future__ import annotations

from typing import Any, Final

import pytest

from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.voice.consultations.actions.placing import Place
from kumaja.voice.consultations.actions.saying import submit_view
from kumaja.voice.consultations.actions.texts import Text
from kumaja.voice.consultations.actions.versions import (
    ConsultationOver,
    NotLost,
    VersionOutdated,
    place_comment,
    publish_version,
)
from kumaja.voice.consultations.models import Consultation, Document, PointPlace
from kumaja.voice.consultations.queries.texts import get_read_text
from kumaja.voice.consultations.tests.rows import a_consultation
from kumaja.voice.contributions.actions.recording import SaidPoint, Speaker, View
from kumaja.voice.contributions.tests.rows import an_association
from kumaja.voice.matters.tests.rows import DAY, NOW

BY: Final[dict[str, Any]] = {"actor": "test"}
KEPT = {"text_fi": "1 § Tilat ovat auki myös illalla.", "text_sv": "1 § Rummen är öppna kvällstid."}
OTHER = {"text_fi": "2 § Kahvi keitetään yhdessä.", "text_sv": "2 § Vi kokar kaffe tillsammans."}
SECOND = Text({"title_fi": "Ehdotus", "title_sv": "Förslag"}, [KEPT, OTHER])


@pytest.fixture
def commented(db: None) -> Consultation:
    """Make an open hearing, each of its two paragraphs with a comment."""
    del db
    region: Region = RegionFactory.create()
    row = a_consultation(region)
    points = [SaidPoint("Ilta puuttuu."), SaidPoint("Kaikki eivät ole netissä.")]
    submit_view(
        consultation=row, speaker=Speaker(organisation=an_association(region)),
        view=View(body="Ilta puuttuu. Kaikki eivät ole netissä.", language="fi", points=points),
        places=[Place(0, paragraph_key="1.1"), Place(1, paragraph_key="1.2")], now=NOW, **BY,
    )  # fmt: skip
    return row


def test_a_comment_goes_along_and_a_lost_one_waits_for_a_person(commented: Consultation) -> None:
    document = publish_version(consultation=commented, text=SECOND, now=NOW + DAY, **BY)

    first, second = PointPlace.objects.order_by("pk")
    assert (first.paragraph_key, first.is_lost) == ("1.1", False)
    assert second.is_lost
    assert [row.key for row in document.paragraphs.order_by("position")] == ["1.1", "2.2"]


def test_a_person_places_a_lost_comment_once(commented: Consultation) -> None:
    document = publish_version(consultation=commented, text=SECOND, now=NOW + DAY, **BY)
    lost = PointPlace.objects.get(is_lost=True)
    paragraph = document.paragraphs.get(key="2.2")

    place_comment(place=lost, paragraph=paragraph, now=NOW + DAY, **BY)

    lost.refresh_from_db()
    assert (lost.paragraph_key, lost.is_lost) == ("2.2", False)
    with pytest.raises(NotLost):
        place_comment(place=lost, paragraph=paragraph, now=NOW + DAY, **BY)


def test_the_version_before_stays_and_the_change_is_told(commented: Consultation) -> None:
    publish_version(consultation=commented, text=SECOND, now=NOW + DAY, **BY)

    read = get_read_text(commented.matter, None, "fi")
    old = get_read_text(commented.matter, 1, "fi")

    assert read is not None and old is not None
    assert [row.is_changed for row in read.paragraphs] == [True, False]
    assert [row.is_new for row in read.paragraphs] == [False, True]
    assert [row.key for row in read.removed] == ["1.2"]
    assert not old.is_newest


def test_no_version_after_the_end(commented: Consultation) -> None:
    with pytest.raises(ConsultationOver):
        publish_version(consultation=commented, text=SECOND, now=commented.stage.ends_at, **BY)

    assert Document.objects.count() == 1


def test_two_who_write_at_once_do_not_overwrite(commented: Consultation) -> None:
    publish_version(consultation=commented, text=SECOND, now=NOW, after_version=1, **BY)

    with pytest.raises(VersionOutdated):
        publish_version(consultation=commented, text=SECOND, now=NOW, after_version=1, **BY)

    assert Document.objects.count() == 2
