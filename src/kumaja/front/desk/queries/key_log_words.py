"""What the log calls acts on keys of other systems."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kumaja.front.desk.queries.api_keys import SHORT_WORDS
from kumaja.front.desk.queries.words import Words

KEY = "registry.ApiKey"
VERBS: Final[dict[str, Words]] = {"revoked": pgettext_lazy("somebody did", "revoked a key")}
OBJECTS: Final[dict[str, Words]] = {KEY: _("Key of the interface")}
FIELDS: Final[dict[str, Mapping[str, Words]]] = {
    KEY: {
        "name": _("Which system is it for?"),
        "organisation": _("Organisation"),
        "region": _("Region"),
        "beginning": _("Beginning of the key"),
        "scopes": _("What may it change?"),
        "ends_on": _("Ends on"),
        "revoked_at": _("Revoked"),
    }
}
CHOICES: Final[dict[tuple[str, str], Mapping[str, Words]]] = {(KEY, "scopes"): SHORT_WORDS}
