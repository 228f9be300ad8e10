"""What is still owed before a consultation opens: languages, promises."""

from __future__ import annotations

from kumaja.voice.consultations.domain.languages import languages_owed, missing_texts
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.matters.models import MatterOwner


def texts_owed(row: Consultation) -> tuple[tuple[str, str], ...]:
    """Return (what, language) of each text that lacks a language its owners must ask in."""
    owners = row.matter.owners.select_related("organisation")
    owed = languages_owed(
        owner.organisation.languages for owner in owners if owner.organisation is not None
    )
    return missing_texts(_texts_of(row), owed)


def promises_owed(row: Consultation) -> list[MatterOwner]:
    """Return the owners that have not promised what they do with what is said."""
    promised = set(row.stage.promises.values_list("owner", flat=True))
    owners = row.matter.owners.select_related("organisation", "network").order_by("position")
    return [owner for owner in owners if owner.pk not in promised]


def _texts_of(row: Consultation) -> dict[str, dict[str, str]]:
    texts = {
        "title": _versions(row, "title"),
        "background": _versions(row, "background"),
        "matter": _versions(row.matter, "title"),
        "summary": _versions(row.matter, "summary"),
    }
    for question in row.questions.order_by("position"):
        texts[f"question {question.position + 1}"] = _versions(question, "text")
    for document in row.documents.prefetch_related("paragraphs"):
        texts["document"] = _versions(document, "title")
        for each in document.paragraphs.all():
            texts[f"paragraph {each.position}"] = _versions(each, "text")
    return texts


def _versions(row: object, name: str) -> dict[str, str]:
    return {language: getattr(row, f"{name}_{language}") for language in ("fi", "sv")}
