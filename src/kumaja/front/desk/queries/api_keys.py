"""The keys of an association's other systems, as its people read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.regions.models import Region
from kumaja.front.desk.queries.words import Words
from kumaja.network.registry.domain.api_keys import Scope
from kumaja.network.registry.domain.days import last_day
from kumaja.network.registry.models import ApiKey, Organisation

SCOPE_WORDS: Final[dict[str, str | Promise]] = {
    Scope.RECORD: _("The association's own record"),
    Scope.ACTIVITIES: _("Activities: add, change and end them"),
}
SHORT_WORDS: Final[dict[str, Words]] = {
    Scope.RECORD: _("the record"),
    Scope.ACTIVITIES: _("the activities"),
}


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A key as a list shows it: its last day, not the day after."""

    key: ApiKey
    last_on: date | None

    @property
    def may(self) -> str:
        """What it may change, in words."""
        return ", ".join(str(SHORT_WORDS.get(scope, scope)) for scope in self.key.scopes)


def keys_of(organisation: Organisation, region: Region, day: date) -> list[KeyRow]:
    """Return the keys that open on the day, the latest first."""
    rows = ApiKey.objects.filter(organisation=organisation).in_region(region).valid_on(day)
    return [KeyRow(row, last_day(row.ends_on) if row.ends_on else None) for row in rows.in_order()]
