"""Telling the sender of a step: on the page of their own link, and by mail where they have one."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from kumaja.foundation.accounts.actions import make_link
from kumaja.foundation.accounts.queries import link_address
from kumaja.foundation.core.actions import save_clean
from kumaja.foundation.outbox.actions import post
from kumaja.foundation.outbox.domain.answers import Answers
from kumaja.network.registry.models import Organisation
from kumaja.voice.contributions.domain.kinds import AnswerBy
from kumaja.voice.observations.domain.kinds import Step
from kumaja.voice.observations.models import Observation, Telling

OWN_PAGE: Final = "observations:own"
TAKE_ANSWER: Final = "observations.take_answer"
KIND: Final = "observations."


def inviting(organisation: Organisation | None = None) -> Answers:
    """Return what makes a mail one whose answer is a word from the field.

    The answer is the organisation's when the mail went to it, else a resident's own.
    """
    return Answers(TAKE_ANSWER, {"organisation": organisation.code if organisation else ""})


def tell(
    observation: Observation, step: Step, text: str, *, now: datetime, about: str = ""
) -> Telling:
    """Tell the sender of a step; what a person must ring or write waits to be noted as told."""
    to, way = address_of(observation), AnswerBy(observation.contribution.answer_by)
    is_told = bool(to) or way == AnswerBy.DESK
    telling = Telling(
        observation=observation, step=step, text=text, about=about, way=way, at=now,
        told_at=now if is_told else None,
    )  # fmt: skip
    save_clean(telling, exclude=("observation",), force_insert=True)
    if to:
        _mail(observation, telling, to, now)
    return telling


def address_of(observation: Observation) -> str:
    """Return where the sender reads mail: what they gave, or their account's; nothing if neither.

    Who is told by letter or by phone gets no mail.
    """
    said = observation.contribution
    if said.answer_by == AnswerBy.MAIL:
        return said.answer_to
    if said.answer_by == AnswerBy.DESK and said.person is not None and said.person.is_active:
        return str(said.person.email)
    return ""


def subject_of(step: Step) -> str:
    """Return the line above a mail that tells of the step."""
    return {
        Step.ARRIVED: _("Your message has arrived"),
        Step.READ: _("Your message has been read"),
        Step.ACTED: _("What we did with your message"),
        Step.UNDONE: _("We took a step with your message back"),
        Step.WENT_ON: _("What your message led to"),
        Step.ENDED: _("How it went with what you told"),
    }[step]


def _mail(observation: Observation, telling: Telling, to: str, now: datetime) -> None:
    """Write the mail with a link of its own; the earlier links of the word open as well."""
    language = observation.contribution.language
    token = make_link(
        page=OWN_PAGE, payload={"observation": observation.code}, now=now, language=language
    )
    with override(language):
        told = {"text": telling.text, "link": link_address(token), "number": _number(observation)}
        body = render_to_string("observations/mail/step.txt", told)
        subject = subject_of(Step(telling.step))
    post(
        to=to, subject=subject, body=body, region=observation.region, language=language,
        kind=f"{KIND}{telling.step}", now=now, link=told["link"], about=observation,
        reply_to=observation.region.email,
        answers=Answers(TAKE_ANSWER, {"observation": observation.code}),
    )  # fmt: skip


def _number(observation: Observation) -> str:
    return observation.contribution.number
