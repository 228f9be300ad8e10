"""From what was filled in to a view that is sent: its points, how it is told, what is refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from kumaja.foundation.accounts.models import User
from kumaja.foundation.core.engine.html import cleaned
from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.actions.placing import Place, current_text
from kumaja.voice.consultations.actions.saying import points_of
from kumaja.voice.consultations.domain.dividing import Piece, joined, sentences_of, split
from kumaja.voice.consultations.forms.say import PointForm
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.consultations.queries.say import answer_address_of
from kumaja.voice.consultations.queries.say_drafts import PARAGRAPH, QUESTION
from kumaja.voice.contributions.actions.recording import View
from kumaja.voice.contributions.domain.kinds import AnswerBy, Basis, Seen, SpeakingRole

_DIGITS = 3


def pieces_in(posted: QueryDict) -> tuple[Piece, ...]:
    """Return the points as they were sent, those that were emptied left out."""
    texts, places = posted.getlist("point"), posted.getlist("place")
    places += [""] * (len(texts) - len(places))
    pairs = zip(texts, places, strict=False)
    return tuple(Piece(cleaned(text), place) for text, place in pairs if cleaned(text))


def texts_of(pieces: Sequence[Piece], body: str = "") -> list[str]:
    """Return all that would be sent, as it is looked through for what identifies a person."""
    return [body, *(each.text for each in pieces)]


def divided(pieces: Sequence[Piece], act: str) -> tuple[Piece, ...]:
    """Return the points after a button of dividing was pressed: `join-1`, `split-0-2`."""
    match act.split("-"):
        case ["join", at] if _is_index(at):
            return joined(pieces, int(at))
        case ["split", at, before] if _is_index(at) and _is_index(before):
            return split(pieces, int(at), int(before))
    return tuple(pieces)


def _is_index(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _DIGITS


def told_pieces(pieces: Sequence[Piece]) -> list[dict[str, Any]]:
    """Return the points as the page shows them, each with the places where it can be split."""
    found = []
    for number, piece in enumerate(pieces):
        sentences = sentences_of(piece.text)
        cuts = [(f"split-{number}-{at}", each) for at, each in enumerate(sentences) if at]
        field = PointForm(number, piece.text)["point"]
        found.append({"piece": piece, "number": number, "cuts": cuts, "field": field})
    return found


def view_of(
    given: Mapping[str, Any], body: str, pieces: Sequence[Piece],
    organisation: Organisation | None, person: User | None, *, to: str = "",
) -> View:  # fmt: skip
    """Return the view of what was filled in; its answer goes where the speaker is reached."""
    if organisation is not None:
        to = answer_address_of(organisation, timezone.now()) or to
    to = to or (person.email if person is not None else "")
    return View(
        body=body, language=given["language"], points=points_of([each.text for each in pieces]),
        basis=Basis(given["basis"]), role=SpeakingRole(given.get("role") or ""),
        reach_members=given.get("members") if organisation is not None else None,
        reach_heard=given.get("heard") if organisation is not None else None,
        visibility=Seen(given["seen"]), answer_by=AnswerBy.MAIL if to else AnswerBy.DESK,
        answer_to=to,
    )  # fmt: skip


def body_of(given: Mapping[str, Any]) -> str:
    """Return the whole text of a view in two minutes."""
    return "\n\n".join(filter(None, (given["said"], given.get("change", ""))))


def places_of(consultation: Consultation, pieces: Sequence[Piece]) -> list[Place]:
    """Return where the points of a draft hang; a key that is none of the text's hangs nowhere."""
    questions = {f"{QUESTION}{row.position}": row for row in consultation.questions.all()}
    document = current_text(consultation)
    rows = document.paragraphs.all() if document is not None else []
    keys = {f"{PARAGRAPH}{row.key}": row.key for row in rows}
    return [
        Place(number, questions.get(each.place), keys.get(each.place, ""))
        for number, each in enumerate(pieces)
        if each.place in questions or each.place in keys
    ]
