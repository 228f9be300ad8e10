"""Addresses of the desk, a file a section."""

from __future__ import annotations

from kumaja.front.desk.urls.administration import ADMINISTRATION
from kumaja.front.desk.urls.association import ASSOCIATION
from kumaja.front.desk.urls.closing import CLOSING
from kumaja.front.desk.urls.crisis import CRISIS
from kumaja.front.desk.urls.field_words import FIELD_WORDS
from kumaja.front.desk.urls.gaps import OF_A_GAP
from kumaja.front.desk.urls.hearings import HEARINGS
from kumaja.front.desk.urls.imports import IMPORTS
from kumaja.front.desk.urls.interfaces import INTERFACES
from kumaja.front.desk.urls.keys import KEYS
from kumaja.front.desk.urls.matters import MATTERS
from kumaja.front.desk.urls.moderation import MODERATION
from kumaja.front.desk.urls.networks import IN_A_NETWORK, KEPT, PARTS
from kumaja.front.desk.urls.official import OFFICIAL
from kumaja.front.desk.urls.owed import OWED
from kumaja.front.desk.urls.own import OWN
from kumaja.front.desk.urls.partners import ASKED, ASKING
from kumaja.front.desk.urls.practices import OF_A_PRACTICE, PRACTICES
from kumaja.front.desk.urls.programme import PROGRAMME
from kumaja.front.desk.urls.registry import REGISTRY
from kumaja.front.desk.urls.upkeep import UPKEEP
from kumaja.front.desk.urls.words import WORDS

PAGES = {
    "desk": [
        *OWN,
        *ASSOCIATION,
        *KEYS,
        *PARTS,
        *ASKED,
        *OFFICIAL,
        *MATTERS,
        *HEARINGS,
        *FIELD_WORDS,
        *MODERATION,
        *OWED,
        *ADMINISTRATION,
        *WORDS,
        *CRISIS,
        *KEPT,
        *UPKEEP,
        *IMPORTS,
        *REGISTRY,
        *PRACTICES,
        *CLOSING,
        *INTERFACES,
        *PROGRAMME,
    ],
    "networks": IN_A_NETWORK,
    "partners": ASKING,
    "practices": OF_A_PRACTICE,
    "gaps": OF_A_GAP,
}
