"""A consultation opens when its promise, languages and time are as they must be."""

from __future__ import annotations

from datetime import date

import pytest

from kumaja.foundation.regions.models import Region
from kumaja.voice.consultations.actions.opening import (
    ConsultationOpened,
    HurryUnexplained,
    LanguageMissing,
    PeriodBackwards,
    PromiseMissing,
    StageTakesNoViews,
    begin_consultation,
    move_end,
    open_consultation,
)
from kumaja.voice.consultations.domain.periods import Hurry, hurries_of
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.consultations.tests.rows import TITLE, a_consultation, a_draft
from kumaja.voice.matters.domain.kinds import StageKind
from kumaja.voice.matters.models import PeriodChange
from kumaja.voice.matters.tests.rows import DAY, NOW, a_body, a_matter, a_stage


def opened(draft: Consultation, *, days: int = 40, reason: str = "") -> Consultation:
    return open_consultation(
        consultation=draft, starts_at=NOW + DAY, ends_at=NOW + (1 + days) * DAY, actor="test",
        now=NOW, hurry_reason=reason,
    )  # fmt: skip


def test_five_weeks_are_enough_and_a_day_less_is_short() -> None:
    assert hurries_of(date(2026, 10, 1), date(2026, 11, 5)) == frozenset()
    assert hurries_of(date(2026, 10, 1), date(2026, 11, 4)) == {Hurry.SHORT}


def test_july_does_not_count() -> None:
    assert hurries_of(date(2026, 6, 15), date(2026, 8, 1)) == {Hurry.JULY}
    assert hurries_of(date(2026, 6, 1), date(2026, 8, 10)) == frozenset()


def test_the_period_is_written_to_the_stage_at_once(region: Region) -> None:
    row = opened(a_draft(region))

    assert (row.stage.starts_at, row.stage.ends_at) == (NOW + DAY, NOW + 41 * DAY)
    assert not row.is_open_at(NOW)
    assert row.is_open_at(NOW + DAY)
    assert not row.is_open_at(NOW + 41 * DAY)


def test_less_than_five_weeks_asks_for_a_reason(region: Region) -> None:
    draft = a_draft(region)
    with pytest.raises(HurryUnexplained):
        opened(draft, days=20)

    assert Consultation.objects.get().opened_at is None
    assert opened(draft, days=20, reason="Laki muuttui.").stage.hurry_reason == "Laki muuttui."


def test_no_promise_no_opening(region: Region) -> None:
    stage = a_stage(a_matter(region), starts_at=NOW + DAY)
    draft = begin_consultation(stage=stage, values=TITLE, actor="test", now=NOW)

    with pytest.raises(PromiseMissing):
        opened(draft)


def test_a_bilingual_authority_asks_in_both_languages(region: Region) -> None:
    body = a_body(region)
    body.languages = ["fi", "sv"]
    body.save()
    draft = a_draft(region, body)
    draft.questions.update(text_sv="")

    with pytest.raises(LanguageMissing) as told:
        opened(draft)

    assert ("question 1", "sv") in told.value.args


def test_a_finnish_authority_needs_no_swedish(region: Region) -> None:
    draft = a_draft(region)
    draft.questions.update(text_sv="")

    assert opened(draft).opened_at == NOW


def test_what_is_open_is_not_opened_again(region: Region) -> None:
    row = a_consultation(region)

    with pytest.raises(ConsultationOpened):
        opened(row)


def test_nobody_is_heard_in_a_stage_of_decision(region: Region) -> None:
    stage = a_stage(a_matter(region), kind=StageKind.DECISION)

    with pytest.raises(StageTakesNoViews):
        begin_consultation(stage=stage, values=TITLE, actor="test", now=NOW)


def test_a_moved_end_leaves_the_day_before_and_the_reason(region: Region) -> None:
    row = a_consultation(region)
    before = row.stage.ends_at

    moved = move_end(
        consultation=row, ends_at=before + 7 * DAY, reason="Hallitukset", actor="test", now=NOW
    )

    assert moved.stage.ends_at == before + 7 * DAY
    assert PeriodChange.objects.latest("at").ended_at == before


def test_what_is_over_is_not_opened_by_moving_its_end(region: Region) -> None:
    row = a_consultation(region)

    with pytest.raises(PeriodBackwards):
        move_end(
            consultation=row, ends_at=row.stage.ends_at + 9 * DAY, reason="Myöhässä",
            actor="test", now=row.stage.ends_at,
        )  # fmt: skip

    assert not row.is_open_at(row.stage.ends_at)
