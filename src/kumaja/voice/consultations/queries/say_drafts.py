"""Drafts as their writers see them: how far each part is, who saved it, what it says."""

from __future__ import annotations

from dataclasses import dataclass

from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.domain.dividing import Piece, proposed
from kumaja.voice.consultations.domain.steps import Step, StepState
from kumaja.voice.consultations.models import (
    Consultation,
    Document,
    ViewDraft,
    ViewDraftPart,
)
from kumaja.voice.consultations.queries.say_words import STATE_WORDS, STEP_WORDS, Words

QUESTION, PARAGRAPH = "q", "p"
_OF_STATE = {StepState.DONE: "taken", StepState.UNDER_WAY: "info", StepState.NOT_BEGUN: "calm"}


@dataclass(frozen=True, slots=True)
class StepRow:
    """One row of the task list."""

    step: Step
    state: StepState
    part: ViewDraftPart | None

    @property
    def words(self) -> Words:
        """What is done there."""
        return STEP_WORDS[self.step]

    @property
    def state_words(self) -> Words:
        """How far it is."""
        return STATE_WORDS[self.state]

    @property
    def tag(self) -> str:
        """Which tag its state has."""
        return _OF_STATE[self.state]


def whole_of(consultation: Consultation, organisation: Organisation) -> tuple[str, str]:
    """Return what the association has drafted in its own words, and what it wants changed."""
    parts = ViewDraftPart.objects.filter(
        draft__consultation=consultation, draft__organisation=organisation, step=Step.WHOLE
    )
    content = parts.values_list("content", flat=True).first() or {}
    return str(content.get("said", "")), str(content.get("change", ""))


def steps_of(draft: ViewDraft, document: Document | None) -> list[StepRow]:
    """Return the task list; parts for which there is nothing to read or ask are left out."""
    parts = {part.step: part for part in draft.parts.select_related("saved_by")}
    has = {
        Step.READ: document is not None or bool(str(draft.consultation.background_fi)),
        Step.QUESTIONS: draft.consultation.questions.exists(),
        Step.PARAGRAPHS: document is not None,
    }
    steps = [step for step in Step if has.get(step, True)]
    return [StepRow(step, _state(parts.get(step)), parts.get(step)) for step in steps]


def _state(part: ViewDraftPart | None) -> StepState:
    if part is None:
        return StepState.NOT_BEGUN
    return StepState.DONE if part.is_done else StepState.UNDER_WAY


def pieces_of(draft: ViewDraft) -> tuple[Piece, ...]:
    """Propose points of all that was drafted, each where it hangs."""
    contents = {part.step: part.content for part in draft.parts.all()}
    whole = contents.get(Step.WHOLE, {})
    found = list(proposed(str(whole.get("said", "")), str(whole.get("change", ""))))
    for mark, step in ((QUESTION, Step.QUESTIONS), (PARAGRAPH, Step.PARAGRAPHS)):
        for key, text in contents.get(step, {}).items():
            found += [Piece(each.text, f"{mark}{key}") for each in proposed(str(text))]
    return tuple(found)


def body_of_draft(draft: ViewDraft) -> str:
    """Return all that was drafted as one text, in the order of its parts."""
    contents = {part.step: part.content for part in draft.parts.all()}
    texts = [
        str(text)
        for step in (Step.WHOLE, Step.QUESTIONS, Step.PARAGRAPHS)
        for text in contents.get(step, {}).values()
    ]
    return "\n\n".join(filter(None, texts))


def drafted_of(
    organisations: list[Organisation], consultation: Consultation
) -> list[tuple[Organisation, str]]:
    """Return what the associations have drafted, each as one text; empty drafts are left out."""
    rows = consultation.drafts.filter(organisation__in=organisations).prefetch_related("parts")
    texts = [(row.organisation, body_of_draft(row)) for row in rows.select_related("organisation")]
    return [(organisation, text) for organisation, text in texts if text]
