"""The rooms' labels, by which found rows are told apart."""

from __future__ import annotations

from typing import Final

from kumaja.help.directory.documents import LABEL as _ACTIVITY
from kumaja.network.networks.documents import LABEL as _NETWORK
from kumaja.network.practices.documents import LABEL as _PRACTICE
from kumaja.network.registry.documents import LABEL as _ORGANISATION
from kumaja.voice.matters.documents import LABEL as _MATTER

ACTIVITY: Final = _ACTIVITY
ORGANISATION: Final = _ORGANISATION
NETWORK: Final = _NETWORK
PRACTICE: Final = _PRACTICE
MATTER: Final = _MATTER
