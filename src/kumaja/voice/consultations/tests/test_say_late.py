"""The last second of a hearing: what was opened before the end and sent after it is not lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from kumaja.foundation.accounts.models import User
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import a_person
from kumaja.voice.consultations.actions.drafting import begin_draft, save_part
from kumaja.voice.consultations.domain.steps import Step
from kumaja.voice.consultations.models import Consultation, ViewDraft
from kumaja.voice.consultations.tests.test_say_pages import SAID, at, client_of
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.matters.tests.rows import DAY, NOW

OLDER, NEWER, CHANGE = "Ovi on raskas.", "Ovi on liian raskas pyörätuolille.", "Vaihtakaa ovi."


@pytest.fixture
def user(own: Organisation) -> User:
    made: User = a_person(RoleKind.SPOKESPERSON, organisation=own)
    return made


@contextmanager
def _just_ended(asked: Consultation, user: User) -> Iterator[Client]:
    with time_machine.travel(asked.stage.ends_at, tick=False):
        yield client_of(user)


def _sent(client: Client, asked: Consultation, own: Organisation | None, act: str) -> Any:  # noqa: ANN401
    form = SAID | {"said": NEWER, "change": CHANGE, "act": act, "point": [NEWER]}
    return client.post(at("say_short", asked), form | {"speaker": own.code if own else ""})


def _older(asked: Consultation, own: Organisation, step: Step) -> ViewDraft:
    draft = begin_draft(consultation=asked, organisation=own, actor="test", now=NOW)
    content = {"said" if step is Step.WHOLE else "1": OLDER}
    save_part(draft=draft, step=step, content=content, actor="test", now=NOW)
    return draft


@pytest.mark.parametrize("act", ["check", "send", "keep"])
@pytest.mark.parametrize("drafted", [[], [Step.WHOLE]], ids=["at once", "over an older draft"])
def test_it_is_kept_as_the_draft_and_read_again(
    asked: Consultation, own: Organisation, user: User, act: str, drafted: list[Step]
) -> None:
    for step in drafted:
        _older(asked, own, step)
    with _just_ended(asked, user) as client:
        answers = [_sent(client, asked, own, act) for _press in range(2)]
        html = client.get(answers[0]["Location"]).content.decode()

    assert not Contribution.objects.exists()
    assert answers[0]["Location"] == answers[1]["Location"]
    part = ViewDraft.objects.get(organisation=own).parts.get(step=Step.WHOLE)
    assert (part.content, part.version) == ({"said": NEWER, "change": CHANGE}, len(drafted) + 1)
    assert "Tekstisi on tallessa" in html
    assert html.count(f"<p>{NEWER}<br><br>{CHANGE}</p>") == 1


def test_what_was_sent_without_a_speaker_stands_on_the_page_beside_an_older_draft(
    asked: Consultation, own: Organisation, user: User
) -> None:
    _older(asked, own, Step.WHOLE)
    with _just_ended(asked, user) as client:
        answer = _sent(client, asked, None, "send")

    html = answer.content.decode()
    assert answer.status_code == 409
    assert f"<p>{NEWER}<br><br>{CHANGE}</p>" in html
    assert f"<p>{OLDER}</p>" in html
    assert ViewDraft.objects.get().parts.get(step=Step.WHOLE).content == {"said": OLDER}


def test_comments_drafted_by_paragraph_are_shown_when_it_has_ended(
    asked: Consultation, own: Organisation, user: User
) -> None:
    _older(asked, own, Step.PARAGRAPHS)
    with _just_ended(asked, user) as client:
        html = client.get(at("say_short", asked)).content.decode()

    assert f"<p>{OLDER}</p>" in html


def test_nothing_is_kept_before_the_hearing_has_opened(
    asked: Consultation, own: Organisation, user: User
) -> None:
    with time_machine.travel(asked.stage.starts_at - DAY, tick=False):
        answer = _sent(client_of(user), asked, own, "send")

    assert answer.status_code == 409
    assert not ViewDraft.objects.exists()


def test_its_button_opens_a_word_from_the_field_with_the_text_in_it(
    asked: Consultation, own: Organisation, user: User
) -> None:
    with _just_ended(asked, user) as client:
        _sent(client, asked, own, "send")
        page = client.post(reverse("observations:tell"), {"text": f"{NEWER}\n\n{CHANGE}"})

    assert page.status_code == 200
    assert f"{NEWER}\n\n{CHANGE}</textarea>" in page.content.decode()
