"""What each part of a view given point by point asks: its fields and what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from kumaja.voice.consultations.domain.steps import Step
from kumaja.voice.consultations.models import Consultation, Document, Paragraph, Question


def fields_of(
    consultation: Consultation, document: Document | None, step: Step, language: str
) -> list[tuple[str, str]]:
    """Return the fields of a part in words: name, label."""
    if step is Step.WHOLE:
        return [
            ("said", _("What do you want to say?")),
            ("change", _("What should be changed?")),
        ]
    if step is Step.QUESTIONS:
        rows = questions_of(consultation)
        return [(str(row.position), row.text.in_language(language).value) for row in rows]
    if step is Step.PARAGRAPHS:
        comment = _("Comment on this paragraph")
        return [(row.key, f"{comment} ({row.position})") for row in paragraphs_of(document)]
    return []


def questions_of(consultation: Consultation) -> Sequence[Question]:
    """Return what is asked, in order."""
    return list(consultation.questions.order_by("position"))


def paragraphs_of(document: Document | None) -> Sequence[Paragraph]:
    """Return the paragraphs of a text, in order."""
    return list(document.paragraphs.order_by("position")) if document is not None else []


def beside(form: Any, rows: Sequence[Paragraph]) -> list[tuple[Paragraph, Any]]:  # noqa: ANN401
    """Return each paragraph with the field of its comment."""
    return [(row, form[row.key]) for row in rows]
