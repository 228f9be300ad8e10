"""Consultations: material, questions, who is invited, and what was said in them."""

from kumaja.voice.consultations.models.consultation import (
    Consultation,
    ConsultationQuerySet,
    Question,
)
from kumaja.voice.consultations.models.document import Document, Paragraph
from kumaja.voice.consultations.models.draft import (
    ViewDraft,
    ViewDraftPart,
    ViewDraftQuerySet,
)
from kumaja.voice.consultations.models.reach import AskedQuestion, Help, Invitation
from kumaja.voice.consultations.models.said import ConsultationContribution, PointPlace

__all__ = [
    "AskedQuestion",
    "Consultation",
    "ConsultationContribution",
    "ConsultationQuerySet",
    "Document",
    "Help",
    "Invitation",
    "Paragraph",
    "PointPlace",
    "Question",
    "ViewDraft",
    "ViewDraftPart",
    "ViewDraftQuerySet",
]
