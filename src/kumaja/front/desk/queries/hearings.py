"""Hearings as their owners keep them: what is done, what is owed, who is silent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.front.desk.queries.offers import get_offers
from kumaja.help.partners.queries.facts import partners_in
from kumaja.network.networks.models import Network
from kumaja.network.registry.models import OrganisationQuerySet
from kumaja.network.registry.policies import Visitor
from kumaja.voice.consultations.models import (
    AskedQuestion,
    Consultation,
    ConsultationQuerySet,
    Document,
    Invitation,
    PointPlace,
)
from kumaja.voice.consultations.queries.owed import promises_owed, texts_owed
from kumaja.voice.consultations.queries.reach import silent_of
from kumaja.voice.consultations.queries.texts import latest_text
from kumaja.voice.consultations.queries.unheard import unheard_of
from kumaja.voice.matters.models import AffectedGroup, Matter, MatterOwner, Stage
from kumaja.voice.matters.policies import kept_by

_MOST_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class KeptHearing:
    """A hearing with all that its page on the desk shows."""

    consultation: Consultation
    text: Document | None
    questions: int
    helped: int
    owed_texts: tuple[str, ...]
    owed_promises: tuple[MatterOwner, ...]
    invited: int
    silent: tuple[Invitation, ...]
    asked: tuple[AskedQuestion, ...]
    lost: tuple[PointPlace, ...]
    unheard: tuple[AffectedGroup, ...]
    views: int
    now: datetime

    @property
    def is_draft(self) -> bool:
        """Test whether nobody else sees it yet."""
        return self.consultation.opened_at is None

    @property
    def is_over(self) -> bool:
        """Test whether its period has ended."""
        return self.consultation.has_ended_at(self.now)

    @property
    def is_open(self) -> bool:
        """Test whether it takes views now."""
        return self.consultation.is_open_at(self.now)

    @property
    def may_open(self) -> bool:
        """Test whether nothing is owed any more."""
        return self.is_draft and not self.owed_texts and not self.owed_promises

    @property
    def unanswered(self) -> tuple[AskedQuestion, ...]:
        """The questions that wait for an answer."""
        return tuple(row for row in self.asked if row.answered_at is None)


def hearings_kept_by(user: Visitor, region: Region, day: date) -> ConsultationQuerySet:
    """Return the hearings that the visitor keeps, those that end last first, with their counts."""
    standing = Q(contributions__is_standing=True)
    rows = Consultation.objects.in_region(region).filter(matter__in=kept_by(user, region, day))
    return (
        rows.select_related("matter", "stage")
        .annotate(
            views=Count("contributions", filter=standing, distinct=True),
            unanswered=Count(
                "asked_questions", filter=Q(asked_questions__answered_at=None), distinct=True
            ),
        )
        .order_by("-stage__ends_at", "-pk")
    )


def stages_to_hear(user: Visitor, region: Region, now: datetime, day: date) -> list[Stage]:
    """Return the stages ahead in which one could be heard and no hearing is written down."""
    rows = (
        Stage.objects.speaking()
        .ahead_of(now)
        .filter(matter__in=kept_by(user, region, day), consultation=None, matter__closed_at=None)
    )
    return list(rows.select_related("matter").order_by("starts_at", "pk")[:_MOST_SHOWN])


def get_kept_hearing(consultation: Consultation, now: datetime) -> KeptHearing:
    """Return a hearing with all that its page shows."""
    matter = consultation.matter
    lost = PointPlace.objects.filter(point__contribution__matter=matter, is_lost=True)
    lost = lost.filter(point__replaced_at=None, point__contribution__withdrawn_at=None)
    groups = list(matter.groups.order_by("position"))
    return KeptHearing(
        consultation=consultation,
        text=latest_text(consultation),
        questions=consultation.questions.count(),
        helped=consultation.help.count(),
        owed_texts=tuple(told_owed(what, language) for what, language in texts_owed(consultation)),
        owed_promises=tuple(promises_owed(consultation)),
        invited=consultation.invitations.count(),
        silent=tuple(silent_of(consultation)),
        asked=tuple(consultation.asked_questions.order_by("asked_at", "pk")),
        lost=tuple(lost.select_related("point__contribution").order_by("pk")),
        unheard=unheard_of(matter, groups),
        views=consultation.contributions.filter(is_standing=True).count(),
        now=now,
    )


def told_owed(what: str, language: str) -> str:
    """Return in words which text is missing in which language."""
    name, _space, number = what.partition(" ")
    words = {
        "title": _("the title"), "background": _("why this is asked"),
        "matter": _("the matter's title"), "summary": _("what is being decided"),
        "document": _("the title of the text"), "question": _("question"),
        "paragraph": _("paragraph"),
    }  # fmt: skip
    told = f"{words[name]} {number}".strip()
    if language == "sv":
        return _("Missing in Swedish: %(what)s") % {"what": told}
    return _("Missing in Finnish: %(what)s") % {"what": told}


def to_invite(matter: Matter, consultation: Consultation) -> OrganisationQuerySet:
    """Return the region's associations that have not been invited yet."""
    known = consultation.invitations.values("organisation")
    return partners_in(matter.region).exclude(pk__in=known)


def invite_offers(region: Region, language: str) -> dict[str, list[tuple[str, str]]]:
    """Return what associations can be found by: codes and names in the reader's language."""
    offers = get_offers(region, language, Scheme.THEME, Scheme.TARGET_GROUP)
    networks = Network.objects.filter(region=region, archived_at=None)
    named = ((row.code, row.name.in_language(language).value) for row in networks)
    return {
        "theme": offers.of(Scheme.THEME),
        "group": offers.of(Scheme.TARGET_GROUP),
        "municipality": offers.places(),
        "network": sorted(named, key=lambda each: each[1].casefold()),
    }
