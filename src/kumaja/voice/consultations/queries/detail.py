"""What a matter's page tells of its hearings: the background, the questions, who is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Q

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.core.engine.blanks import number
from kumaja.foundation.core.engine.together import Together, Wanted
from kumaja.voice.consultations.models import (
    AskedQuestion,
    Consultation,
    Document,
    Help,
    Question,
)
from kumaja.voice.consultations.queries.say import consultation_to_say_in
from kumaja.voice.consultations.queries.unheard import unheard_of
from kumaja.voice.matters.models import AffectedGroup, Matter

_TEXTS: Final = ("text_fi", "text_sv", "text_en")
# A resident's question stands here once it has been answered; an organisation's at once.
_SHOWN: Final = Q(organisation__isnull=False) | Q(answered_at__isnull=False)
_TOLD: Final = Together(
    documents=Wanted(
        lambda: Document.objects.filter(
            consultation__matter=number("matter"), consultation__opened_at__isnull=False,
            consultation__round__lte=number("round"),
        ),
        ("id", "code", "version", "title_fi", "title_sv", "title_en", "published_at",
         "published_sv_at"),
    ),
    questions=Wanted(
        lambda: Question.objects.filter(consultation=number("hearing")), ("id", "position", *_TEXTS)
    ),
    asked=Wanted(
        lambda: AskedQuestion.objects.filter(_SHOWN, consultation=number("hearing")),
        ("id", "code", "asker_name", "language", "text", "asked_at", "answer_fi", "answer_sv",
         "answer_en", "answered_by", "answered_at"),
    ),
    help=Wanted(
        lambda: Help.objects.filter(consultation=number("hearing")),
        ("id", "group_id", "kind", *_TEXTS),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ToldHearing:
    """A hearing as everyone sees it."""

    consultation: Consultation
    documents: tuple[Document, ...]
    questions: tuple[Question, ...]
    asked: tuple[AskedQuestion, ...]
    help: tuple[Help, ...]
    unheard: tuple[AffectedGroup, ...]
    easy: Trilingual
    now: datetime

    @property
    def is_open(self) -> bool:
        """Test whether it takes views now."""
        return self.consultation.is_open_at(self.now)

    @property
    def is_coming(self) -> bool:
        """Test whether it opens later."""
        return self.consultation.stage.starts_at > self.now

    @property
    def takes_questions(self) -> bool:
        """Test whether one can ask about it: from when it is out to its end."""
        return not self.consultation.has_ended_at(self.now)

    @property
    def text(self) -> Document | None:
        """The text as it reads now."""
        return self.documents[-1] if self.documents else None


def consultation_of(matter: Matter, now: datetime) -> Consultation | None:
    """Return the hearing that people come for: the open one, else the next, else the last."""
    return consultation_to_say_in(matter, now)


def get_told_hearing(
    consultation: Consultation, groups: Sequence[AffectedGroup], now: datetime
) -> ToldHearing:
    """Return what everyone sees of a hearing; two statements, however much there is."""
    matter = consultation.matter
    found = _TOLD.rows(
        hearing=consultation.pk, matter=consultation.matter_id, round=consultation.round
    )
    named = {group.pk: group for group in groups}
    for each in found["help"]:
        each.group = named.get(each.group_id)
    return ToldHearing(
        consultation=consultation,
        documents=tuple(sorted(found["documents"], key=lambda row: (row.version, row.pk))),
        questions=tuple(sorted(found["questions"], key=lambda row: row.position)),
        asked=tuple(sorted(found["asked"], key=lambda row: (row.asked_at, row.pk))),
        help=tuple(sorted(found["help"], key=lambda row: row.pk)),
        unheard=unheard_of(matter, groups),
        easy=consultation.easy or matter.easy,
        now=now,
    )
