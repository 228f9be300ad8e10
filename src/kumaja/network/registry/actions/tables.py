"""Tables as a source of organisations: read, compared, written by the actions people use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

from django.db.models import ForeignKey, QuerySet

from kumaja.foundation.imports.domain.columns import Column, Known, Titles
from kumaja.foundation.imports.domain.records import (
    Record,
    Refusal,
    Standing,
    StillNeeded,
    Values,
)
from kumaja.foundation.imports.domain.rows import read_row
from kumaja.foundation.imports.domain.sentences import Sentence, gettext_noop
from kumaja.foundation.imports.engine.tables import read_table
from kumaja.foundation.imports.models import ColumnMapping
from kumaja.foundation.imports.queries import known_places
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.domain.records import TermKey
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.foundation.vocabulary.queries import terms_by_word, terms_for
from kumaja.network.registry.actions.records import (
    LABEL,
    Origin,
    RecordLinks,
    archive_organisation,
    create_organisation,
    update_record,
)
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.domain.tables import COLUMNS, KIND, record_of
from kumaja.network.registry.models import Contact, Organisation
from kumaja.network.registry.queries import organisations_meant

STANDS_ON_IT = gettext_noop("Something else here belongs to it already; it stays.")
UNDONE = "Tuonti peruttiin · Importen ångrades · The import was undone"
_OWN_PARTS = frozenset({"memberships", "contacts"})
_SCHEMES = {"target_groups": Scheme.TARGET_GROUP, "themes": Scheme.THEME}
CONTACT = {"phone": "phone", "email": "email", "contact_role": "role_fi"}
_ANEW: dict[str, Any] = {"archived_at": None, "archive_reason": ""}


class OrganisationTable:
    """A table of organisations by the columns that were chosen for its source."""

    kind: str = KIND
    columns: ClassVar[tuple[Column, ...]] = COLUMNS

    def __init__(self, mapping: ColumnMapping, name: str, day: date) -> None:
        self.source, self._mapping, self._name, self._day = mapping.source, mapping, name, day

    def read(self, path: Path) -> Iterator[Record | Refusal]:
        """Yield the rows of the table; raises BrokenFile."""
        places = known_places(self._day)
        known = Known(places.municipalities, places.postal_codes, terms_by_word(*_SCHEMES.values()))
        for each in read_table(path, self._name, Titles(COLUMNS), self._mapping.columns):
            if isinstance(each, Refusal):
                yield each
            else:
                yield record_of(each, read_row(each, COLUMNS, known))

    def standings(
        self, told: Mapping[str, Values], keys: Mapping[str, str], region: Region
    ) -> dict[str, Standing]:
        """Return the organisations here that the rows are."""
        return organisations_meant(told, keys, self.source, region)

    def apply(
        self,
        source_id: str,
        values: Values,
        *,
        standing: Standing | None,
        region: Region,
        actor: object | None,
        now: datetime,
    ) -> tuple[str, str]:
        """Write the given fields, into a new row when there is none."""
        given: dict[str, Any] = {"region": region, "actor": actor, "now": now}
        if standing is None:
            fields, links = self._record(values, None)
            fields.setdefault("kind", OrganisationKind.ASSOCIATION)
            origin = Origin(self.source, source_id[:100])
            row = create_organisation(values=fields, links=links, origin=origin, **given)
            return LABEL, row.code
        row = Organisation.objects.get(code=standing.key)
        fields, links = self._record(values, row)
        fields |= _ANEW if standing.is_archived else {}
        update_record(
            organisation=row, values=fields, links=links, is_checked=False, writer=self.source,
            **given,
        )  # fmt: skip
        return LABEL, row.code

    def undo(
        self,
        standing: Standing,
        before: Values | None,
        *,
        region: Region,
        actor: object | None,
        now: datetime,
    ) -> None:
        """Give back the fields, or archive the row that the import made; raises StillNeeded."""
        if before is not None:
            self.apply("", before, standing=standing, region=region, actor=actor, now=now)
            return
        row = Organisation.objects.get(code=standing.key)
        if _is_stood_on(row):
            raise StillNeeded(Sentence(STANDS_ON_IT))
        archive_organisation(organisation=row, region=region, reason=UNDONE, actor=actor, now=now)

    @cached_property
    def _municipalities(self) -> dict[str, Municipality]:
        return {row.code: row for row in Municipality.objects.all()}

    def _record(
        self, values: Values, row: Organisation | None
    ) -> tuple[dict[str, Any], RecordLinks]:
        """Return the fields and links of an organisation as its actions take them."""
        fields: dict[str, Any] = dict(values)
        areas = fields.pop("areas", None)
        words = {name: fields.pop(name) for name in _SCHEMES if name in fields}
        reached = {name: fields.pop(name) or "" for name in CONTACT if name in fields}
        if "domicile" in fields:
            fields["domicile"] = self._municipalities.get(fields["domicile"] or "")
        if "is_region_wide" in fields:
            fields["is_region_wide"] = bool(fields["is_region_wide"])
        if "ended_on" in fields:
            told = fields["ended_on"]
            fields["ended_on"] = date.fromisoformat(told) if told else None
        return fields, RecordLinks(
            areas=None if areas is None else [self._municipalities[code] for code in areas],
            terms=_terms(words, row) if words else None,
            contacts=first_contact(reached, row) if reached else None,
        )


def _terms(words: Mapping[str, list[str]], row: Organisation | None) -> list[Term]:
    """Return the terms of the given lists, with those of other lists that the row has."""
    told = {_SCHEMES[name] for name in words}
    kept = [term for term in row.terms.all() if term.scheme not in told] if row else []
    return kept + terms_for([TermKey.read(name) for names in words.values() for name in names])


def first_contact(told: Mapping[str, str], row: Organisation | None) -> list[Contact]:
    """Return the contacts with the told one first; one that reaches nobody goes."""
    rows = list(row.contacts.order_by("position", "pk")) if row else []
    first = rows[0] if rows else Contact()
    for name, value in told.items():
        setattr(first, CONTACT[name], value)
    return [each for each in (first, *rows[1:]) if each.phone or each.email]


def _is_stood_on(row: Organisation) -> bool:
    """Test whether rows of any room point at the organisation, archived ones aside."""
    for relation in row._meta.related_objects:
        field = relation.field
        name = relation.get_accessor_name()
        if not isinstance(field, ForeignKey) or name in _OWN_PARTS or name is None:
            continue
        model: Any = relation.related_model
        rows: QuerySet[Any] = model.objects.filter(**{field.name: row})
        if "archived_at" in {each.name for each in model._meta.get_fields()}:
            rows = rows.filter(archived_at__isnull=True)
        if rows.exists():
            return True
    return False
