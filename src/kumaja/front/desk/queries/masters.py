"""The systems that can be master of a record's fields, and those that are, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.audit.queries import history_of
from kumaja.foundation.imports.models import ColumnMapping
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.queries.log_words import actor_words
from kumaja.front.desk.queries.words import RECORD_WORDS
from kumaja.help.interchange.domain.ptv import SOURCE as PTV
from kumaja.network.registry.actions.masters import DECLARED
from kumaja.network.registry.actions.tables import OrganisationTable
from kumaja.network.registry.domain.api_keys import Scope
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.domain.masters import key_of_source, source_of_key
from kumaja.network.registry.models import ApiKey, MasterSystem, Organisation
from kumaja.network.registry.queries.adoptable import source_names
from kumaja.network.registry.queries.masters import masters_of

PTV_NAME = "Palvelutietovaranto (PTV)"


@dataclass(frozen=True, slots=True)
class Declared:
    """A declared master: what it owns, how it writes, since when, and who told so and when."""

    system: MasterSystem
    fields: str
    way: str
    who: str
    told_on: date | None

    @property
    def ending(self) -> list[tuple[str, str]]:
        """What the button that ends it sends."""
        return [("system", self.system.source)]


def systems_for(organisation: Organisation, region: Region, day: date) -> dict[str, str]:
    """Return source → name of the systems that write here and so can be master of the record.

    A system that never writes here would only freeze the fields: it is not offered.
    """
    keys = [row for row in _keys(organisation, day) if row.region_id == region.pk]
    found = {source_of_key(row.code): row.name for row in keys}
    tables = ColumnMapping.objects.filter(region=region, kind=OrganisationTable.kind)
    found |= dict(tables.order_by("source_name", "pk").values_list("source", "source_name"))
    found[PTV] = PTV_NAME
    if organisation.source and organisation.source not in found:
        named = source_names({organisation.source})
        found[organisation.source] = named.get(organisation.source, organisation.source)
    return found | {row.source: row.name for row in masters_of(organisation)}


def declared_of(organisation: Organisation, day: date) -> list[Declared]:
    """Return the masters of the record as its people read of them."""
    rows = masters_of(organisation)
    keys = {row.code for row in _keys(organisation, day)} if rows else set()
    acts = _latest_acts(organisation) if rows else {}
    return [_declared(row, keys, acts.get(row.source)) for row in rows]


def field_names(fields: list[str]) -> str:
    """Return the fields as people know them, in a row."""
    return ", ".join(str(RECORD_WORDS.get(name, name)) for name in fields)


def _declared(row: MasterSystem, keys: set[str], act: AuditRow | None) -> Declared:
    who = actor_words(act.actor_label, act.actor_key, act.verb) if act else ""
    told_on = day_of(act.at) if act else None
    return Declared(row, field_names(row.fields), _way(row.source, keys), who, told_on)


def _way(source: str, keys: set[str]) -> str:
    key = key_of_source(source)
    if not key:
        return _("Its words come here when its data are next brought in.")
    if key in keys:
        return _("It writes here by itself with its key.")
    return _("Its key no longer works: until you end this nobody can change these fields here.")


def _keys(organisation: Organisation, day: date) -> list[ApiKey]:
    """Return the keys that open and may write the record."""
    rows = ApiKey.objects.filter(organisation=organisation).valid_on(day).in_order()
    return [row for row in rows if row.may(Scope.RECORD)]


def _latest_acts(organisation: Organisation) -> dict[str, AuditRow]:
    """Return source → the latest act by which it was told what it owns."""
    found: dict[str, AuditRow] = {}
    for row in history_of(organisation).filter(verb=DECLARED):
        for source in (row.after or {}).get("masters", {}):
            found.setdefault(source, row)
    return found
