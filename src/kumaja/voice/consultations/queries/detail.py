"""What a matter's page tells of its hearings: the background, the questions, who is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.models import (
    AskedQuestion,
    Consultation,
    Document,
    Help,
    Invitation,
    Question,
)
from kumaja.voice.consultations.queries.say import consultation_to_say_in
from kumaja.voice.contributions.models import Backer, Contribution
from kumaja.voice.matters.models import AffectedGroup, Matter


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
    """Return what everyone sees of a hearing; seven statements, however much there is."""
    matter = consultation.matter
    documents = Document.objects.filter(
        consultation__matter=matter, consultation__opened_at__isnull=False,
        consultation__round__lte=consultation.round,
    )  # fmt: skip
    return ToldHearing(
        consultation=consultation,
        documents=tuple(documents.order_by("version", "pk")),
        questions=tuple(consultation.questions.order_by("position")),
        asked=tuple(shown_questions(consultation)),
        help=tuple(consultation.help.select_related("group").order_by("pk")),
        unheard=unheard_of(matter, groups),
        easy=consultation.easy or matter.easy,
        now=now,
    )


def shown_questions(consultation: Consultation) -> list[AskedQuestion]:
    """Return the questions that all read; a resident's stands here once it has been answered."""
    rows = consultation.asked_questions.filter(
        Q(organisation__isnull=False) | Q(answered_at__isnull=False)
    )
    return list(rows.select_related("organisation").order_by("asked_at", "pk"))


def unheard_of(matter: Matter, groups: Sequence[AffectedGroup]) -> tuple[AffectedGroup, ...]:
    """Return the affected groups for whom nobody has spoken.

    Somebody has when an organisation that works with the group's people spoke, by itself or behind
    a network, or one that was invited for the group. Of a group without a term nothing is claimed
    unless somebody was invited for it.
    """
    if not groups:
        return ()
    said = Contribution.objects.on(matter).out().standing()
    spoke = Q(pk__in=said.exclude(organisation=None).values("organisation"))
    spoke |= Q(pk__in=Backer.objects.filter(contribution__in=said).values("organisation"))
    speakers = Organisation.objects.filter(spoke)
    terms = set(speakers.values_list("terms", flat=True))
    invited = Invitation.objects.filter(consultation__matter=matter, group__isnull=False)
    asked = set(invited.values_list("group", flat=True))
    heard = set(invited.filter(organisation__in=speakers).values_list("group", flat=True))
    return tuple(
        group
        for group in groups
        if group.pk not in heard
        and (group.term_id not in terms if group.term_id else group.pk in asked)
    )
