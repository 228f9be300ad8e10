"""The fields of a record that its organisation may hide, and who reads them then."""

from __future__ import annotations

from collections.abc import Mapping

from kumaja.foundation.core.domain.visibility import Visibility

# The name, the kind, the summary and the areas are what makes an organisation found: always public.
HIDEABLE = (
    "description",
    "represents",
    "experience_expertise",
    "business_id",
    "register_number",
    "founded_year",
    "members",
    "website",
    "domicile",
    "locality",
    "umbrella",
)


def visibility_of(field: str, chosen: Mapping[str, str]) -> Visibility:
    """Return who may see the field: everyone, unless the organisation chose otherwise."""
    return Visibility(chosen.get(field, Visibility.PUBLIC))


def readable_fields(chosen: Mapping[str, str], seen: frozenset[Visibility]) -> frozenset[str]:
    """Return the hideable fields that a reader of the given visibilities sees."""
    return frozenset(field for field in HIDEABLE if visibility_of(field, chosen) in seen)
