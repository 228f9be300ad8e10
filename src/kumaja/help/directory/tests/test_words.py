"""The words people use: kept once, changed in the open, never lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.audit.queries import history_of
from kumaja.foundation.index.models import Change
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.directory.actions.keeping import KeptAlready
from kumaja.help.directory.actions.voices import (
    add_voice,
    change_voice,
    restore_voice,
    retire_voice,
)
from kumaja.help.directory.actions.words import (
    Wording,
    add_expression,
    change_expression,
    restore_expression,
    retire_expression,
)
from kumaja.help.directory.models import Expression, Voice
from kumaja.help.directory.queries.words import (
    State,
    WantedWords,
    find_expressions,
    situations_with_voices,
)
from kumaja.network.registry.tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def region() -> Region:
    return RegionFactory.create()


def a_term(code: str = "lonely") -> Term:
    return Term.objects.get(code=code)


def add(region: Region, text: str = "mummo kaatuilee", language: str = "fi") -> Expression:
    wording = Wording(language, text, (a_term(),), "turvapuhelin", "Vanhus asuu yksin.")
    return add_expression(wording=wording, region=region, actor="test", now=NOON)


def say(region: Region, text: str = "Viikonloput ovat hiljaisia.") -> Voice:
    return add_voice(term=a_term(), language="fi", text=text, region=region, actor="test", now=NOON)


def test_an_expression_is_kept_logged_and_read_by_the_search(region: Region) -> None:
    row = add(region)

    assert (row.match_key, row.edited_at, row.is_shipped) == ("mummo kaatuilee", NOON, False)
    assert list(row.terms.all()) == [a_term()]
    entry = history_of(row).get()
    assert (entry.verb, entry.region_key) == ("created", region.slug)
    assert (entry.after or {})["terms"] == ["life_situation:lonely"]
    assert Change.objects.filter(label="directory.Expression", key=row.code).count() == 1


def test_the_same_words_of_a_language_are_told_of_and_nothing_is_stored(region: Region) -> None:
    row = add(region)
    before = AuditRow.objects.count()

    with pytest.raises(KeptAlready) as told:
        add(region, "Mummo  KAATUILEE!")

    assert told.value.row == row
    assert (Expression.objects.count(), AuditRow.objects.count()) == (1, before)
    assert add(region, "mummo kaatuilee", "sv").pk != row.pk


def test_a_retired_expression_still_holds_its_words(region: Region) -> None:
    row = add(region)
    retire_expression(expression=row, region=region, actor="test", now=NOON)

    with pytest.raises(KeptAlready) as told:
        add(region)

    assert told.value.row.is_retired


def test_a_change_is_logged_with_what_was_before(region: Region) -> None:
    row = add(region)
    wording = Wording("fi", "mummo kaatuu", (a_term("growing-old"),))

    change_expression(
        expression=row, wording=wording, region=region, actor="test", now=NOON + timedelta(1)
    )

    entry = history_of(row).first()
    assert entry is not None
    assert entry.verb == "corrected"
    assert (entry.before or {})["text"] == "mummo kaatuilee"
    assert (entry.after or {})["terms"] == ["life_situation:growing-old"]
    row.refresh_from_db()
    assert (row.match_key, row.edited_at) == ("mummo kaatuu", NOON + timedelta(1))
    assert Change.objects.filter(label="directory.Expression", key=row.code).count() == 2


def test_a_change_into_another_s_words_is_refused_and_undone(region: Region) -> None:
    add(region, "mummo kaatuu")
    row = add(region)

    with pytest.raises(KeptAlready):
        change_expression(
            expression=row, wording=Wording("fi", "Mummo kaatuu"), region=region, actor="test",
            now=NOON,
        )  # fmt: skip

    row.refresh_from_db()
    assert row.text == "mummo kaatuilee"
    assert row.terms.count() == 1


def test_retiring_and_restoring_twice_is_done_and_told_once(region: Region) -> None:
    row, said = add(region), say(region)
    for _ in range(2):
        retire_expression(expression=row, region=region, actor="test", now=NOON)
        retire_voice(voice=said, region=region, actor="test", now=NOON)
    for _ in range(2):
        restore_expression(expression=row, region=region, actor="test", now=NOON)
        restore_voice(voice=said, region=region, actor="test", now=NOON)

    verbs = ["restored", "retired", "created"]
    for each in (row, said):
        each.refresh_from_db()
        assert not each.is_retired
        assert [entry.verb for entry in history_of(each)] == verbs
        assert Change.objects.filter(key=each.code).count() == 3


def test_signs_without_words_are_refused(region: Region) -> None:
    with pytest.raises(ValidationError):
        add(region, "!!!")
    assert not Expression.objects.exists()


def test_a_region_that_has_ended_its_work_changes_no_words(region: Region) -> None:
    row, said = add(region), say(region)
    before = AuditRow.objects.count()
    region.closed_at = NOON
    region.save()

    for act in (
        lambda: add(region, "uusi"),
        lambda: say(region, "Uusi."),
        lambda: retire_expression(expression=row, region=region, actor="test", now=NOON),
        lambda: restore_voice(voice=said, region=region, actor="test", now=NOON),
    ):
        with pytest.raises(RegionClosed):
            act()

    assert AuditRow.objects.count() == before


def test_a_sentence_is_kept_once_in_a_situation(region: Region) -> None:
    row = say(region)
    other = say(region, "Kukaan ei soita.")

    with pytest.raises(KeptAlready):
        say(region, "viikonloput ovat hiljaisia")
    with pytest.raises(KeptAlready):
        change_voice(
            voice=other, language="fi", text=row.text, region=region, actor="test", now=NOON
        )
    changed = change_voice(
        voice=other, language="sv", text=row.text, region=region, actor="test", now=NOON
    )

    assert changed.language == "sv"
    assert history_of(row).get().verb == "created"
    assert Change.objects.filter(label="directory.Voice", key=changed.code).count() == 2
    counted = situations_with_voices().get(code="lonely")
    assert (counted.voices_fi, counted.voices_sv) == (1, 1)  # type: ignore[attr-defined]


def test_expressions_are_found_by_text_language_term_and_state(region: Region) -> None:
    row = add(region)
    gone = add(region, "pappa kaatuilee")
    shipped = Expression.objects.create(
        text="mor ramlar", language="sv", match_key="mor ramlar", is_shipped=True
    )
    retire_expression(expression=gone, region=region, actor="test", now=NOON)

    def found(**wanted: object) -> list[Expression]:
        return list(find_expressions(WantedWords(**wanted)))  # type: ignore[arg-type]

    assert found() == [shipped, row]
    assert found(text="KAATUIL") == [row]
    assert found(text="turvapuhelin") == [row]
    assert found(language="sv") == [shipped]
    assert found(term=a_term()) == [row]
    assert found(term=a_term("grief")) == []
    assert found(state=State.RETIRED) == [gone]
    assert found(state=State.OURS) == [row, gone]
