"""Finding activities by their codes, as a search names them: one statement, written once."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django.db.models import Model

from kumaja.foundation.core.engine.blanks import number, texts
from kumaja.foundation.core.engine.prepared import Prepared, Values, row_of
from kumaja.foundation.regions.models import Region
from kumaja.help.directory.models import Activity
from kumaja.help.directory.models.activity import LISTED
from kumaja.help.directory.policies import visible_in
from kumaja.network.registry.models import Organisation


def _columns(model: type[Model], wanted: Collection[str]) -> tuple[str, ...]:
    """Return the wanted columns in the order in which a row of the model is made of them."""
    return tuple(field.attname for field in model._meta.concrete_fields if field.attname in wanted)


_OWN: Final = _columns(Activity, {"id", "organisation_id", *LISTED})
_OWNER: Final = _columns(Organisation, {"id", "code", "name_fi", "name_sv", "name_en"})
_BY_CODES: Final = Prepared(
    lambda: (
        visible_in(number("region"))
        .filter(code__in=texts("codes"))
        .values_list(*_OWN, *(f"organisation__{column}" for column in _OWNER))
    )
)


def list_by_codes(region: Region, codes: Collection[str]) -> list[Activity]:
    """Return the visible activities with these codes, in their order, loaded as `in_lists`."""
    rows = map(_activity, _BY_CODES.rows(region=region.pk, codes=codes))
    found = {row.code: row for row in rows}
    return [found[code] for code in codes if code in found]


def _activity(values: Values) -> Activity:
    """Return a row with whose it is."""
    own, owner = values[: len(_OWN)], values[len(_OWN) :]
    found = row_of(Activity, _OWN, own)
    found.organisation = row_of(Organisation, _OWNER, owner)
    return found
