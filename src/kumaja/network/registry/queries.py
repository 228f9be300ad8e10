"""Reading records: what a visitor sees of one, in one function for page, API, CSV and index."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.core.domain.visibility import Visibility
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.registry.domain.fields import readable_fields
from kumaja.network.registry.models import Contact, Organisation, OrganisationQuerySet
from kumaja.network.registry.policies import Visitor, seen_of, visible_in


@dataclass(frozen=True, slots=True)
class SeenRecord:
    """What one visitor sees of an organisation's record; a hidden field reads as empty."""

    organisation: Organisation
    fields: frozenset[str]
    contacts: tuple[Contact, ...]

    def text(self, field: str) -> Trilingual:
        """Return a text of the record, empty where it is hidden."""
        text = getattr(self.organisation, field)
        return text if field in self.fields and isinstance(text, Trilingual) else Trilingual()

    def value(self, field: str) -> Any:  # noqa: ANN401 - any column of the record
        """Return a field's value, None where it is hidden or empty."""
        return getattr(self.organisation, field) or None if field in self.fields else None


def seen_record(organisation: Organisation, seen: frozenset[Visibility]) -> SeenRecord:
    """Return the record as a reader of the given visibilities sees it (contacts prefetched)."""
    contacts = sorted(organisation.contacts.all(), key=lambda row: (row.position, row.pk))
    return SeenRecord(
        organisation,
        readable_fields(organisation.field_visibility, seen),
        tuple(contact for contact in contacts if contact.visibility in seen),
    )


def visible_fields(
    organisation: Organisation, user: Visitor, region: Region, day: date
) -> SeenRecord:
    """Return the record as the visitor sees it in the region on that day."""
    return seen_record(organisation, seen_of(user, organisation, region, day))


def public_record(organisation: Organisation) -> SeenRecord:
    """Return the record as everyone sees it: what the index, CSV and the API hold."""
    return seen_record(organisation, frozenset({Visibility.PUBLIC}))


def with_record(rows: OrganisationQuerySet) -> OrganisationQuerySet:
    """Load what a record shows, in a fixed number of statements."""
    return rows.select_related("domicile", "umbrella", "county", "municipality").prefetch_related(
        "contacts", "areas", Prefetch("terms", Term.objects.order_by("scheme", "position", "pk"))
    )


def list_organisations(region: Region) -> OrganisationQuerySet:
    """Return the region's organisations by name, for lists."""
    return visible_in(region).by_name()
