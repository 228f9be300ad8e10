"""What lists tell of an activity, in the reader's words: when, where, at what price.

Plain values, written here and not in templates: a list of twenty took twice as long by tags.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.translation import gettext as _

from kumaja.foundation.core.domain.dates import span_text
from kumaja.foundation.core.domain.text import Text
from kumaja.foundation.core.engine.html import html_of, joined
from kumaja.foundation.design.domain.lists import Card, Fact, Row, Tag
from kumaja.foundation.design.engine.reader import (
    foreign,
    language_here,
    once_a_language,
    read,
    spoken,
)
from kumaja.help.directory.domain.kinds import PriceKind, WayIn
from kumaja.help.directory.models import Activity
from kumaja.help.directory.queries.beside import Place
from kumaja.help.directory.queries.cards import ActivityCard

_AREAS_NAMED: Final = 3
_IN_LANGUAGE: Final = {"fi": "Suomeksi", "sv": "På svenska", "en": "In English"}


class _Words(NamedTuple):
    """What cards ask, and the answers that most of them give."""

    when: str
    where: str
    price: str
    free: str
    paid: str
    untold: str
    full: str
    ask: str
    phone: str


@once_a_language
def _words() -> _Words:
    return _Words(
        when=_("When"),
        where=_("Where"),
        price=_("Price"),
        free=_("Free of charge"),
        paid=_("Costs something"),
        untold=_("The price isn't told"),
        full=_("Full now"),
        ask=_("Ask for the time"),
        phone=_("Agree on the time by phone"),
    )


def as_card(card: ActivityCard) -> Card:
    """Return an activity as a card of a list: whose it is, in short, when, where, its price."""
    here, activity = language_here(), card.activity
    name, words = read(activity.name, here), _words()
    return Card(
        heading=name.value,
        url=activity.get_absolute_url(),
        by=spoken(activity.organisation.name, here),
        summary=spoken(activity.summary, here),
        language=foreign(name, here),
        facts=(
            Fact("clock", words.when, _when(card, words, here)),
            Fact("map-pin", words.where, _where(card, here)),
            Fact("euro", words.price, _price(activity, words)),
        ),
        tags=_tags(activity, name, words, here),
    )


def as_row(card: ActivityCard) -> Row:
    """Return an activity as a row of its association's page: in short, when and where."""
    here, words, activity = language_here(), _words(), card.activity
    name = read(activity.name, here)
    told = [_when(card, words, here), _where(card, here)]
    told += [words.full] if activity.is_full else []
    return Row(
        title=name.value,
        url=activity.get_absolute_url(),
        text=spoken(activity.summary, here),
        meta=_one_after_another(" · ", told),
        language=foreign(name, here),
    )


def _tags(activity: Activity, name: Text, words: _Words, here: str) -> tuple[Tag, ...]:
    """Return what is said aloud on a card: that it is full, that it is in another language."""
    tags = [Tag(words.full, role="waiting")] if activity.is_full else []
    if language := foreign(name, here):
        tags.append(Tag(_IN_LANGUAGE[language], language=language, icon="languages"))
    return tuple(tags)


def _when(card: ActivityCard, words: _Words, here: str) -> str:
    if card.next_time is not None:
        starts, ends = (
            timezone.localtime(end) for end in (card.next_time.starts, card.next_time.ends)
        )
        return span_text(starts, ends, here, this_year=starts.year)
    if card.activity.way_in == WayIn.CALL:
        return words.phone
    return words.ask


def _where(card: ActivityCard, here: str) -> str:
    if card.activity.is_address_secret:
        return _("The address is secret")
    if card.place is not None:
        return _at(card.place, here)
    if card.activity.is_remote:
        return _("By phone or online")
    if card.activity.is_region_wide:
        return _("The whole region")
    return _one_after_another(", ", [spoken(area, here) for area in card.areas[:_AREAS_NAMED]])


def _at(place: Place, here: str) -> str:
    """Return the place with its municipality; names of places are told in their own language."""
    return _one_after_another(", ", [spoken(place.name, here), spoken(place.municipality, here)])


def _one_after_another(sign: str, told: list[str]) -> str:
    """Return what is told with a sign between; one part alone stays as it is."""
    parts = [part for part in told if part]
    if len(parts) < 2:  # noqa: PLR2004 - nothing stands between fewer
        return parts[0] if parts else ""
    return joined([parts[0], *(html_of("{}{}", sign, part) for part in parts[1:])])


def _price(activity: Activity, words: _Words) -> str:
    if activity.price_kind == PriceKind.FREE:
        return words.free
    if activity.price:
        return f"{floatformat(activity.price, '-2')} €"
    return words.paid if activity.price_kind == PriceKind.PAID else words.untold
