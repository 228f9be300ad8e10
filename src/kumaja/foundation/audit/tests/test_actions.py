"""Writing the log, reading it back, forgetting a person."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest

from kumaja.foundation.audit.actions import FORM_KEY_LIFE, forget_person, record
from kumaja.foundation.audit.jobs import forget_old_form_keys
from kumaja.foundation.audit.models import AuditRow, FormKey
from kumaja.foundation.audit.personal import erase, export
from kumaja.foundation.audit.queries import as_of, history_of, state_of
from kumaja.foundation.audit.tests.factories import NOON, a_row

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


class Person(SimpleNamespace):
    """Stands in for an account, which lies higher in the house."""

    def __str__(self) -> str:
        return str(self.name)


MAIJA = Person(code="maija23456", name="Maija M", email="maija@vierella.example")


def test_a_row_tells_who_did_what_to_what() -> None:
    row = record(MAIJA, "changed", a_row(), now=NOON, region=SimpleNamespace(slug="uusimaa"))

    assert (row.actor_label, row.actor_key, row.region_key) == ("Maija M", "maija23456", "uusimaa")
    assert (row.object_label, row.object_text) == ("audit.FormKey", "k")
    assert (row.before, row.after) == (None, None)


def test_a_machine_and_nobody_are_actors_too() -> None:
    assert record("import ptv", "made", a_row(), now=NOON).actor_label == "import ptv"
    assert record(None, "made", a_row(key="l"), now=NOON).actor_label == ""


def test_the_state_of_a_past_moment_is_read_from_the_log() -> None:
    row = a_row(owner="old")
    before = state_of(row, "owner")
    row.owner = "new"
    row.save()
    record(MAIJA, "changed", row, now=NOON, before=before, after=state_of(row, "owner"))

    assert as_of(row, NOON - HOUR)["owner"] == "old"
    assert as_of(row, NOON)["owner"] == "new"
    assert as_of(row, NOON)["answered_at"] == NOON.isoformat()


def test_history_is_of_that_row_alone_and_latest_first() -> None:
    row, other = a_row(), a_row(key="other")
    first = record(MAIJA, "made", row, now=NOON)
    record(MAIJA, "made", other, now=NOON)
    second = record(MAIJA, "changed", row, now=NOON)

    assert list(history_of(row)) == [second, first]


def test_a_forgotten_person_is_in_no_text_of_the_log() -> None:
    row = a_row(owner="x")
    record(MAIJA, "invited", row, now=NOON, after={"mail": "Maija@vierella.example", "day": "1.1."})
    record("maija@vierella.example", "replied", row, now=NOON)

    forget_person(key=MAIJA.code, address=MAIJA.email)

    first, second = AuditRow.objects.order_by("pk")
    assert first.after == {"mail": "", "day": "1.1."}
    assert (first.actor_label, first.actor_key, second.actor_label) == ("", "", "")
    assert (first.verb, second.verb) == ("invited", "replied")


def test_others_stay_in_the_log_when_one_is_forgotten() -> None:
    record(MAIJA, "changed", a_row(), now=NOON, after={"mail": "aino@vierella.example"})

    forget_person(key="someone567", address="o@vierella.example")

    row = AuditRow.objects.get()
    assert (row.actor_label, row.after) == ("Maija M", {"mail": "aino@vierella.example"})


def test_a_person_takes_out_and_erases_what_the_log_tells() -> None:
    row = a_row()
    row.code, row.email = "ownrow2345", "own@x.example"  # type: ignore[attr-defined]
    record(row, "changed", row, now=NOON, before={"name": "A"}, after={"name": "B"})

    assert export(row) == {"acts": [{"at": NOON.isoformat(), "verb": "changed", "object": "k"}]}
    erase(row, now=NOON)

    emptied = AuditRow.objects.get()
    assert (emptied.before, emptied.after, emptied.object_text) == (None, None, "")
    assert export(row) == {"acts": []}


def test_keys_of_forms_are_forgotten_after_a_week() -> None:
    a_row(key="old", answered_at=NOON - FORM_KEY_LIFE - HOUR)
    a_row(key="young")

    forget_old_form_keys({}, now=NOON)

    assert FormKey.objects.get().key == "young"
