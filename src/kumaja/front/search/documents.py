"""Which rooms' rows stand in the search."""

from __future__ import annotations

from typing import Final

from kumaja.foundation.index.domain.document import DocumentSource
from kumaja.help.directory.documents import activities, expressions, topics
from kumaja.network.networks import documents as networks
from kumaja.network.practices import documents as practices
from kumaja.network.registry import documents as organisations
from kumaja.voice.matters import documents as matters

SOURCES: Final[tuple[DocumentSource, ...]] = (
    activities, organisations, networks, practices, matters, expressions, topics,
)  # fmt: skip
ACTIVITY: Final = activities.LABEL
