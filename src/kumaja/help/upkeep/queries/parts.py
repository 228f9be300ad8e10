"""The parts of a record that can be told to be wrong, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kumaja.help.upkeep.domain.reports import Told

Parts = tuple[tuple[str, str], ...]
PARTS = {
    Told.NAME: _("The name"),
    Told.TEXT: _("What is told in words"),
    Told.TIMES: _("When"),
    Told.PLACE: _("Where"),
    Told.CONTACT: _("Phone, mail or web page"),
    Told.PRICE: _("Price"),
    Told.PEOPLE: _("For whom"),
    Told.LANGUAGES: _("Language"),
    Told.ACCESS: _("Accessibility"),
    Told.ENDED: _("It has ended"),
    Told.OTHER: _("Something else"),
}


def parts_in_words(*parts: Told) -> Parts:
    """Return the parts with their words in the reader's language."""
    return tuple((part.value, str(PARTS[part])) for part in parts)
