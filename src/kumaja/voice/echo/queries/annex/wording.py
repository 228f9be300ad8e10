"""How an annex writes names, days and texts, in the language that is active."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _

from kumaja.foundation.core.domain.dates import day_text, moment_text
from kumaja.foundation.core.domain.text import LANGUAGES, Text, Trilingual
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.consultations.domain.kinds import HelpKind
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.echo.domain.annex import shows_name
from kumaja.voice.echo.domain.paper import Paragraph
from kumaja.voice.echo.queries.words import Words
from kumaja.voice.matters.models import MatterOwner

HELP_WORDS: Final[dict[str, Words]] = {
    HelpKind.TRAVEL: pgettext_lazy("what helps to take part", "Travel"),
    HelpKind.INTERPRETER: pgettext_lazy("what helps to take part", "An interpreter"),
    HelpKind.TIME: pgettext_lazy("what helps to take part", "Time and place"),
    HelpKind.EASY_LANGUAGE: pgettext_lazy("what helps to take part", "Easy language"),
    HelpKind.OTHER: pgettext_lazy("what helps to take part", "Something else"),
}


def here() -> str:
    """Return the language in which the annex is written."""
    language = (get_language() or "fi")[:2]
    return language if language in LANGUAGES else "fi"


def own(words: object) -> Text:
    """Return words of the annex itself."""
    return Text(str(words), here())


def given(value: Trilingual) -> Text:
    """Return what others wrote, in the nearest language that they wrote it in."""
    return value.in_language(here())


def day(value: date | datetime | None) -> str:
    """Return a day as it is written here, nothing for none."""
    if value is None:
        return ""
    told = day_of(value) if isinstance(value, datetime) else value
    return day_text(told, here(), with_weekday=False)


def moment(value: datetime) -> str:
    """Return a day and its hour as they are written here."""
    return moment_text(timezone.localtime(value), here())


def paragraphs(value: Text) -> tuple[Paragraph, ...]:
    """Return a text as its paragraphs."""
    parts = (part.strip() for part in value.value.split("\n\n"))
    return tuple(Paragraph(Text(part, value.language)) for part in parts if part)


def speaker(view: Contribution) -> Text:
    """Return who spoke, as the annex may name them; whoever was erased has no name."""
    if not shows_name(view.speaker_kind, view.visibility):
        return own(_("A resident"))
    return own(view.speaker_name or _("Somebody who was erased"))


def numbered(view: Contribution) -> Text:
    """Return who spoke with the number of what they said."""
    return own(f"{speaker(view)} · {view.number}")


def answerer(owner: MatterOwner) -> Text:
    """Return which role answers for the owner, and the owner."""
    role = given(owner.role)
    name = given(owner.name)
    return own(f"{role}, {name}") if role else name
