"""What a result shows of each row that was found, in the reader's words."""

from __future__ import annotations

from kumaja.foundation.design.domain.lists import Card
from kumaja.foundation.design.engine.reader import foreign, language_here, read, spoken
from kumaja.front.search.queries.finding import FoundRow
from kumaja.front.search.queries.names import organisation_name
from kumaja.help.directory.queries import as_card
from kumaja.network.registry.models import Organisation


def as_found(row: FoundRow) -> Card:
    """Return what was found as a card: an activity's, or an organisation's."""
    if row.card is not None:
        return as_card(row.card)
    assert isinstance(row.record, Organisation)  # noqa: S101 - activities have cards
    return _as_card(row.record)


def _as_card(organisation: Organisation) -> Card:
    here = language_here()
    name = read(organisation.name, here)
    return Card(
        heading=name.value,
        url=organisation.get_absolute_url(),
        by=organisation_name(organisation.kind),
        summary=spoken(organisation.summary, here),
        language=foreign(name, here),
    )
