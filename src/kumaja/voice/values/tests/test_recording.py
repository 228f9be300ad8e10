"""What owners record: in words, on the log, by whoever keeps the matter, until it is done."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from kumaja.foundation.accounts.tests.factories import UserFactory
from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.regions.models import Region
from kumaja.voice.echo.tests.rows import AFTER, Heard, a_heard_view
from kumaja.voice.matters.actions.opening import MatterClosed
from kumaja.voice.matters.models import Matter
from kumaja.voice.values.actions.recording import (
    Side,
    change_need,
    change_planning,
    claim_value,
    drop_told,
    record_need,
    tell_planning,
)
from kumaja.voice.values.domain.kinds import NeedKind, Value
from kumaja.voice.values.models import Need, Planning, ValueClaim

BY: Any = {"actor": "test", "now": AFTER}
NEED: Any = {"kind": NeedKind.NEED, "text_fi": "Iltavuorot eivät saa estää."}
TALK: Any = {"planned_on": AFTER.date(), "with_whom_fi": "Kylät", "wish_fi": "Illalla."}


@pytest.fixture
def heard(region: Region) -> Heard:
    return a_heard_view(region)


def test_a_claim_is_worded_anew_and_the_log_keeps_both(heard: Heard) -> None:
    for text in ("Kuulimme kaikkia.", "Kuulimme melkein kaikkia."):
        claim_value(owner=heard.owner, value=Value.VOICE, text={"text_fi": text}, **BY)

    assert [row.text_fi for row in ValueClaim.objects.all()] == ["Kuulimme melkein kaikkia."]
    last = AuditRow.objects.filter(verb="claimed").latest("pk")
    assert last.before is not None and last.after is not None
    assert (last.before["text_fi"], last.after["text_fi"]) == (
        "Kuulimme kaikkia.", "Kuulimme melkein kaikkia.",
    )  # fmt: skip


def test_a_claim_without_words_is_taken_back(heard: Heard) -> None:
    claim_value(owner=heard.owner, value=Value.WAY, text={"text_fi": "Kysyimme."}, **BY)
    claim_value(owner=heard.owner, value=Value.WAY, text={"text_fi": " "}, **BY)

    assert not ValueClaim.objects.exists()
    assert AuditRow.objects.filter(verb="unclaimed").exists()


def test_a_need_is_discussed_only_in_words(heard: Heard) -> None:
    need = record_need(matter=heard.matter, side=Side(owner=heard.owner), values=NEED, **BY)

    with pytest.raises(ValidationError):
        change_need(
            need=need, side=Side(owner=heard.owner), values={"discussed_on": AFTER.date()}, **BY
        )

    assert Need.objects.get().discussed_on is None


def test_nothing_changes_once_the_matter_is_done(heard: Heard) -> None:
    need = record_need(matter=heard.matter, side=Side(), values=NEED, **BY)
    talk = tell_planning(matter=heard.matter, values=TALK, **BY)
    Matter.objects.update(closed_at=AFTER)
    acts = (
        lambda: claim_value(owner=heard.owner, value=Value.WAY, text={"text_fi": "x"}, **BY),
        lambda: record_need(matter=heard.matter, side=Side(), values=NEED, **BY),
        lambda: change_need(need=need, side=Side(), values={"text_fi": "Muu."}, **BY),
        lambda: tell_planning(matter=heard.matter, values=TALK, **BY),
        lambda: change_planning(planning=talk, values={"wish_fi": "Muu."}, **BY),
        lambda: drop_told(row=need, **BY),
    )

    for act in acts:
        with pytest.raises(MatterClosed):
            act()

    assert (Need.objects.get().text_fi, Planning.objects.get().wish_fi) == (
        NEED["text_fi"], TALK["wish_fi"],
    )  # fmt: skip
    assert not ValueClaim.objects.exists()


def test_what_was_dropped_stays_in_the_log(heard: Heard) -> None:
    talk = tell_planning(matter=heard.matter, values=TALK, **BY)

    drop_told(row=talk, actor="test", now=AFTER + timedelta(days=1))

    assert not Planning.objects.exists()
    dropped = AuditRow.objects.get(verb="dropped").before
    assert dropped is not None
    assert dropped["wish_fi"] == "Illalla."


def test_who_does_not_keep_the_matter_records_nothing(heard: Heard) -> None:
    client = Client()
    client.force_login(UserFactory.create(), "allauth.account.auth_backends.AuthenticationBackend")
    address = heard.matter.address

    answers = [
        client.get(reverse("values:desk", args=[address])),
        client.post(reverse("values:claim", args=[address, "0", "1"]), {"text_fi": "Hyvin."}),
        client.post(reverse("values:need_add", args=[address]), {"side": "other"}),
    ]

    assert [each.status_code for each in answers] == [403, 403, 403]
    assert not ValueClaim.objects.exists()
