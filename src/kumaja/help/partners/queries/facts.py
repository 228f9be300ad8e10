"""What partners are found by, of all associations of a region: read once, kept while it stands.

Finding compares thousands of associations; reading their terms and areas each time would take
most of it. The facts are public ones only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from kumaja.foundation.core.domain.visibility import Visibility
from kumaja.foundation.index.queries.kept import Kept
from kumaja.foundation.regions.models import Region
from kumaja.help.directory.models import Activity
from kumaja.help.directory.policies import visible_in as activities_in
from kumaja.help.partners.domain.fitting import OF_AN_ACTIVITY
from kumaja.network.registry.domain.fields import readable_fields
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation, OrganisationQuerySet
from kumaja.network.registry.policies import visible_in

_FIELD: Final = "experience_expertise"
_PUBLIC: Final = frozenset({Visibility.PUBLIC})
_LANGUAGES: Final = ("fi", "sv", "en")


@dataclass(slots=True)
class Facts:
    """Keys of associations and what is known of them; terms are written `theme:memory`."""

    codes: dict[str, int] = field(default_factory=dict)
    activities: dict[str, tuple[int, int]] = field(default_factory=dict)  # code → key, owner
    carriers: dict[str, dict[int, float]] = field(default_factory=dict)  # term → who, how much
    carried: dict[str, int] = field(default_factory=dict)  # term → how many carry it themselves
    areas: dict[int, tuple[str, ...]] = field(default_factory=dict)
    acting: dict[str, set[int]] = field(default_factory=dict)  # area → who acts there
    wide: set[int] = field(default_factory=set)
    experts: dict[int, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def acting_in(self, areas: Iterable[str]) -> set[int]:
        """Return who acts in any of the areas."""
        return set[int]().union(*(self.acting.get(code, ()) for code in areas))


_KEPT: Final = Kept[Facts](most=8)


def facts_of(region: Region) -> Facts:
    """Return the region's facts: one statement while they stand."""
    return _KEPT.get(region.pk, lambda: _read(region))


def partners_in(region: Region) -> OrganisationQuerySet:
    """Return whom one can ask: current associations of the region, no public bodies."""
    rows = visible_in(region).filter(ended_on__isnull=True)
    return rows.exclude(kind=OrganisationKind.PUBLIC_BODY)


def _read(region: Region) -> Facts:
    """Read the facts in seven statements."""
    found, partners = Facts(), partners_in(region)
    rows = partners.order_by("pk").values_list("pk", "code", "is_region_wide")
    for key, code, is_wide in rows.iterator():
        found.codes[code] = key
        if is_wide:
            found.wide.add(key)
    _read_terms(found, partners, region)
    running = activities_in(region).filter(ended_on=None, organisation__in=partners)
    for key, code, owner in running.values_list("pk", "code", "organisation").iterator():
        found.activities[code] = (key, owner)
    _read_areas(found, partners)
    _read_experts(found, partners)
    return found


def _read_areas(found: Facts, partners: OrganisationQuerySet) -> None:
    acting: dict[str, set[int]] = defaultdict(set)
    areas: dict[int, list[str]] = defaultdict(list)
    links = Organisation.areas.through.objects.filter(organisation__in=partners).order_by("pk")
    for owner, code in links.values_list("organisation", "municipality__code").iterator():
        acting[code].add(owner)
        areas[owner].append(code)
    # Few combinations of areas are many associations': each stands there once.
    same: dict[tuple[str, ...], tuple[str, ...]] = {}
    found.areas = {
        key: same.setdefault(codes, codes)
        for key, codes in ((key, tuple(rows)) for key, rows in areas.items())
    }
    found.acting = dict(acting)


def _read_terms(found: Facts, partners: OrganisationQuerySet, region: Region) -> None:
    carriers: dict[str, dict[int, float]] = defaultdict(dict)
    own = Organisation.terms.through.objects.filter(organisation__in=partners)
    for owner, scheme, code in own.values_list("organisation", "term__scheme", "term__code"):
        carriers[f"{scheme}:{code}"][owner] = 1.0
    found.carried = {term: len(owners) for term, owners in carriers.items()}
    offered = Activity.terms.through.objects.filter(
        activity__in=activities_in(region).filter(ended_on=None),
        activity__organisation__in=partners,
    )
    columns = ("activity__organisation", "term__scheme", "term__code")
    for owner, scheme, code in offered.values_list(*columns).distinct():
        carriers[f"{scheme}:{code}"].setdefault(owner, OF_AN_ACTIVITY)
    found.carriers = dict(carriers)


def _read_experts(found: Facts, partners: OrganisationQuerySet) -> None:
    empty = {f"{_FIELD}_{language}": "" for language in _LANGUAGES}
    columns = ("pk", "field_visibility", *empty)
    for key, chosen, *texts in partners.exclude(**empty).values_list(*columns):
        if _FIELD in readable_fields(chosen, _PUBLIC):
            told = zip(_LANGUAGES, texts, strict=True)
            found.experts[key] = tuple((language, text) for language, text in told if text)
