"""What a result shows of each row that was found, in the reader's words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kumaja.foundation.design.domain.lists import Card
from kumaja.foundation.design.engine.reader import foreign, language_here, read, spoken
from kumaja.front.search.queries.choices import Choices
from kumaja.front.search.queries.finding import FoundRow
from kumaja.front.search.queries.names import organisation_name
from kumaja.help.directory.models import Activity
from kumaja.help.directory.queries import as_card
from kumaja.network.networks.models import Network
from kumaja.network.networks.queries.words import KIND_WORDS
from kumaja.network.practices.models import Practice
from kumaja.network.registry.models import Organisation
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.queries.words import OBJECT_WORDS


def as_found(row: FoundRow, choices: Choices | None = None) -> Card:
    """Return what was found as a card, with why when the typed words don't tell."""
    if row.card is not None:
        card = as_card(row.card)
    else:
        assert not isinstance(row.record, Activity)  # noqa: S101 - activities have cards
        card = _as_card(row.record)
    why = _why(row, choices)
    return card._replace(why=why) if why else card


def _why(row: FoundRow, choices: Choices | None) -> str:
    """Return by which words of its own a row was found, else by which choice it carries."""
    if row.words:
        return _("Found by the words %(words)s") % {"words": ", ".join(row.words)}
    found = (choices.find(*code) for code in row.codes) if choices else ()
    labels = [choice.label for choice in found if choice]
    return _("Found, because it is for: %(what)s") % {"what": labels[0]} if labels else ""


def _as_card(row: Organisation | Network | Practice | Matter) -> Card:
    here = language_here()
    name = read(row.title if isinstance(row, Matter) else row.name, here)
    return Card(
        heading=name.value,
        url=row.get_absolute_url(),
        by=_sort_of(row),
        summary=spoken(row.purpose if isinstance(row, Network) else row.summary, here),
        language=foreign(name, here),
    )


def _sort_of(row: Organisation | Network | Practice | Matter) -> str:
    """Return what sort of thing was found."""
    if isinstance(row, Practice):
        return pgettext("kind", "Good practice")
    if isinstance(row, Matter):
        return pgettext("kind", "Matter: %(what)s") % {"what": OBJECT_WORDS[row.object]}
    return str(KIND_WORDS[row.kind]) if isinstance(row, Network) else organisation_name(row.kind)
