"""What lists tell of an activity, in the reader's words: when, where, at what price.

Plain values, written here and not in templates: a list of twenty took twice as long by tags.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from kumaja.foundation.core.domain.dates import span_text
from kumaja.foundation.core.domain.text import Text
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


class _Asked(NamedTuple):
    """What each card answers."""

    when: str
    where: str
    price: str


@once_a_language
def _asked() -> _Asked:
    return _Asked(_("When"), _("Where"), _("Price"))


def as_card(card: ActivityCard) -> Card:
    """Return an activity as a card of a list: whose it is, in short, when, where, its price."""
    here, activity = language_here(), card.activity
    name, asked = read(activity.name, here), _asked()
    return Card(
        heading=name.value,
        url=activity.get_absolute_url(),
        by=spoken(activity.organisation.name, here),
        summary=spoken(activity.summary, here),
        language=foreign(name, here),
        facts=(
            Fact("clock", asked.when, _when(card, here)),
            Fact("map-pin", asked.where, _where(card, here)),
            Fact("euro", asked.price, _price(activity)),
        ),
        tags=_tags(activity, name, here),
    )


def as_row(card: ActivityCard) -> Row:
    """Return an activity as a row of its association's page: in short, when and where."""
    here, activity = language_here(), card.activity
    name = read(activity.name, here)
    told = [_when(card, here), _where(card, here)]
    told += [_("Full now")] if activity.is_full else []
    return Row(
        title=name.value,
        url=activity.get_absolute_url(),
        text=spoken(activity.summary, here),
        meta=format_html_join(" · ", "{}", ((part,) for part in told if part)),
        language=foreign(name, here),
    )


def _tags(activity: Activity, name: Text, here: str) -> tuple[Tag, ...]:
    """Return what is said aloud on a card: that it is full, that it is in another language."""
    tags = [Tag(_("Full now"), role="waiting")] if activity.is_full else []
    if language := foreign(name, here):
        tags.append(Tag(_IN_LANGUAGE[language], language=language, icon="languages"))
    return tuple(tags)


def _when(card: ActivityCard, here: str) -> str:
    if card.next_time is not None:
        starts, ends = (
            timezone.localtime(end) for end in (card.next_time.starts, card.next_time.ends)
        )
        return span_text(starts, ends, here, this_year=starts.year)
    if card.activity.way_in == WayIn.CALL:
        return _("Agree on the time by phone")
    return _("Ask for the time")


def _where(card: ActivityCard, here: str) -> str:
    if card.activity.is_address_secret:
        return _("The address is secret")
    if card.place is not None:
        return _at(card.place, here)
    if card.activity.is_remote:
        return _("By phone or online")
    if card.activity.is_region_wide:
        return _("The whole region")
    areas = card.areas[:_AREAS_NAMED]
    return format_html_join(", ", "{}", ((spoken(area, here),) for area in areas))


def _at(place: Place, here: str) -> str:
    """Return the place with its municipality; names of places are told in their own language."""
    told = [spoken(name, here) for name in (place.name, place.municipality) if name]
    if len(told) > 1:
        return format_html("{}, {}", *told)
    return told[0] if told else ""


def _price(activity: Activity) -> str:
    if activity.price_kind == PriceKind.FREE:
        return _("Free of charge")
    if activity.price:
        return f"{floatformat(activity.price, '-2')} €"
    return (
        _("Costs something") if activity.price_kind == PriceKind.PAID else _("The price isn't told")
    )
