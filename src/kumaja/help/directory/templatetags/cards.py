"""What a card tells of an activity, in the reader's words: when, where, at what price.

Written here and not in the template: a list of twenty cards took twice as long by template tags.
"""

from __future__ import annotations

from django import template
from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.translation import gettext as _

from kumaja.foundation.core.domain.dates import span_text
from kumaja.foundation.core.domain.text import Text
from kumaja.foundation.design.domain.lists import Fact
from kumaja.foundation.design.engine.reader import language_here, read
from kumaja.help.directory.domain.kinds import PriceKind, WayIn
from kumaja.help.directory.models import Activity, Channel
from kumaja.help.directory.queries import ActivityCard

register = template.Library()
_AREAS_NAMED = 3


@register.filter
def facts_of(card: ActivityCard) -> tuple[Fact, ...]:
    """Return the three facts of a card, each with its icon."""
    where = _where(card.activity, card.places)
    return (
        Fact("clock", _("When"), _when(card)),
        Fact("map-pin", _("Where"), where.value, _foreign(where)),
        Fact("euro", _("Price"), _price(card.activity)),
    )


def _foreign(found: Text) -> str:
    """Return the language of a text that is in another language than the page."""
    return found.language if found.language != language_here() else ""


def _when(card: ActivityCard) -> str:
    if card.next_time is not None:
        starts, ends = (
            timezone.localtime(end) for end in (card.next_time.starts, card.next_time.ends)
        )
        return span_text(starts, ends, language_here(), this_year=starts.year)
    if card.activity.way_in == WayIn.CALL:
        return _("Agree on the time by phone")
    return _("Ask for the time")


def _where(activity: Activity, places: tuple[Channel, ...]) -> Text:
    if activity.is_address_secret:
        return Text(_("The address is secret"), language_here())
    if places:
        return _at(places[0])
    if activity.is_remote:
        return Text(_("By phone or online"), language_here())
    if activity.is_region_wide:
        return Text(_("The whole region"), language_here())
    names = [str(read(area.name)) for area in activity.areas.all()[:_AREAS_NAMED]]
    return Text(", ".join(names), language_here())


def _at(place: Channel) -> Text:
    """Return the place with its municipality; names of places are told in their own language."""
    name = read(place.name)
    if place.municipality is None:
        return name
    municipality = read(place.municipality.name)
    return Text(f"{name}, {municipality}", name.language) if name else municipality


def _price(activity: Activity) -> str:
    if activity.price_kind == PriceKind.FREE:
        return _("Free of charge")
    if activity.price:
        return f"{floatformat(activity.price, '-2')} €"
    return (
        _("Costs something") if activity.price_kind == PriceKind.PAID else _("The price isn't told")
    )
