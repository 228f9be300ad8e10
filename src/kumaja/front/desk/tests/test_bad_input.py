from __future__ import annotations

from typing import Any

import pytest

from kumaja.foundation.accounts.models import User
from kumaja.front.desk.forms.record import RecordForm
from kumaja.front.desk.tests.conftest import Browser
from kumaja.front.desk.tests.forms import form_on, send
from kumaja.help.directory.tests.factories import ActivityFactory
from kumaja.network.registry.models import Organisation

pytestmark = pytest.mark.django_db
BAD = [
    "\x00", "a\r\nBcc: x@y.example", "kilometri" * 60, "😀" * 50, "\u202egnihton\u202c",
    "A\u0308iti", "<script>alert(1)</script>", "'; DROP TABLE registry_organisation; --", "=1+1",
    "\ud7ff\ufffd",    "{{ 7|add:7 }}%(x)s", "x" * 25_000, "-1", "99999999999999999999",
]  # fmt: skip


@pytest.mark.parametrize("text", BAD, ids=range(len(BAD)))
def test_every_field_of_the_record_answers_whatever_is_typed(
    browser: Browser, own: Organisation, editor: User, text: str
) -> None:
    client, path = browser(editor), f"/fi/meidan-yhdistys/{own.address}/tiedot/muokkaa/"
    opened = form_on(client, path)
    everywhere = {name: [text] for name in opened if name not in {"form_key", "version"}}
    answer = client.post(path, opened | everywhere)
    assert answer.status_code in {200, 302}
    sent = opened | {"summary_fi": text[:400], "name_fi": text[:200]}
    assert client.post(path, sent).status_code in {200, 302}
    shown = client.get(f"/fi/meidan-yhdistys/{own.address}/tiedot/muutokset/").content.decode()
    assert "<script>alert(1)</script>" not in shown


@pytest.mark.parametrize("text", BAD, ids=range(len(BAD)))
def test_every_field_of_an_activity_answers_whatever_is_typed(
    browser: Browser, own: Organisation, editor: User, text: str
) -> None:
    row = ActivityFactory.create(organisation=own, region=own.memberships.get().region)
    client = browser(editor)
    path = f"/fi/meidan-yhdistys/{own.address}/toiminta/{row.code}/muokkaa/"
    opened = form_on(client, path)
    everywhere = {name: [text] for name in opened if name not in {"form_key", "version"}}
    assert client.post(path, opened | everywhere).status_code == 200
    assert client.post(path, opened | {"name_fi": text[:200]}).status_code in {200, 302}


def test_letters_are_composed_and_breaks_become_spaces(
    browser: Browser, own: Organisation, editor: User
) -> None:
    path = f"/fi/meidan-yhdistys/{own.address}/tiedot/muokkaa/"
    send(browser(editor), path, name_fi="A\u0308itien\r\nYhdistys ry", description_fi="1\r\n2")
    own.refresh_from_db()
    assert own.name_fi == "Äitien Yhdistys ry"
    assert own.description_fi == "1\n2"


def test_a_javascript_address_is_refused(browser: Browser, own: Organisation, editor: User) -> None:
    path = f"/fi/meidan-yhdistys/{own.address}/tiedot/muokkaa/"
    answer = send(browser(editor), path, website="javascript:alert(1)")
    assert answer.status_code == 200
    own.refresh_from_db()
    assert own.website == ""


@pytest.mark.parametrize("total", ["", "x", "-1", "100000"])
def test_a_tampered_number_of_rows_is_answered(
    browser: Browser, own: Organisation, editor: User, total: str
) -> None:
    path = f"/fi/meidan-yhdistys/{own.address}/tiedot/muokkaa/"
    changes: dict[str, Any] = {"contacts-TOTAL_FORMS": total}
    assert send(browser(editor), path, **changes).status_code in {200, 302}


def test_a_form_names_its_fields() -> None:
    assert "archived_at" not in RecordForm.base_fields
    assert "sort_key" not in RecordForm.base_fields
