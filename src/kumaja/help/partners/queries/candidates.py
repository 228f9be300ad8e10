"""What speaks for each association of a region: one statement a kind of evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from django.db.models import Count, Q

from kumaja.foundation.core.domain.visibility import Visibility
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.directory.models import Activity
from kumaja.help.directory.policies import visible_in as activities_in
from kumaja.help.partners.domain.fitting import OF_AN_ACTIVITY, Evidence, Need, Where, rarity
from kumaja.help.partners.queries.heard import Heard, share_of
from kumaja.network.registry.domain.fields import readable_fields
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation, OrganisationQuerySet
from kumaja.network.registry.policies import visible_in

_FIELD: Final = "experience_expertise"
_PUBLIC: Final = frozenset({Visibility.PUBLIC})


@dataclass(slots=True)
class Candidate:
    """One association, by its key, with all that speaks for it."""

    found: Evidence = field(default_factory=Evidence)
    activities: list[int] = field(default_factory=list)  # keys, the best first
    areas: list[str] = field(default_factory=list)  # of the need, or beside it
    score: float = 0.0


Candidates = dict[int, Candidate]


def partners_in(region: Region) -> OrganisationQuerySet:
    """Return whom one can ask: current associations of the region, no public bodies."""
    rows = visible_in(region).filter(ended_on__isnull=True)
    return rows.exclude(kind=OrganisationKind.PUBLIC_BODY)


def by_words(region: Region, heard: Heard) -> Candidates:
    """Return whom the words found, by their record or by an activity: two statements."""
    found: Candidates = defaultdict(Candidate)
    places = {code: place for place, code in enumerate(heard.organisations)}
    own = partners_in(region).filter(code__in=heard.organisations).values_list("pk", "code")
    for key, code in own if places else ():
        found[key].found.place = places[code]
    rows = activities_in(region).filter(code__in=heard.activities, ended_on__isnull=True)
    told = {code: (key, owner) for key, code, owner in
            rows.values_list("pk", "code", "organisation")} if heard.activities else {}  # fmt: skip
    for place, code in enumerate(heard.activities):
        if code in told:
            key, owner = told[code]
            found[owner].activities.append(key)
            if found[owner].found.activity_place is None:
                found[owner].found.activity_place = place
    return found


def weights_of(region: Region, wanted: Mapping[str, float]) -> dict[str, float]:
    """Return term → how much it tells here: a rare one more. Two statements."""
    if not wanted:
        return {}
    links = Organisation.terms.through.objects.filter(
        term__in=_terms(wanted), organisation__memberships__region=region
    )
    counts = links.values_list("term__scheme", "term__code").annotate(number=Count("pk"))
    carriers = {f"{scheme}:{code}": number for scheme, code, number in counts}
    everyone = region.memberships.count()
    return {term: share * rarity(carriers.get(term, 0), everyone) for term, share in wanted.items()}


def _terms(names: Iterable[str]) -> list[int]:
    meant = Q(pk__in=[])
    for name in names:
        scheme, _, code = name.partition(":")
        meant |= Q(scheme=scheme, code=code)
    return list(Term.objects.filter(meant).values_list("pk", flat=True))


def add_terms(
    found: Candidates, region: Region, wanted: Collection[str], acting: OrganisationQuerySet
) -> None:
    """Add who carries the terms, itself or in an activity: three statements."""
    keys = _terms(wanted)
    if not keys:
        return
    own = Organisation.terms.through.objects.filter(term__in=keys, organisation__in=acting)
    for owner, scheme, code in own.values_list("organisation", "term__scheme", "term__code"):
        found[owner].found.terms[f"{scheme}:{code}"] = 1.0
    offered = Activity.terms.through.objects.filter(
        term__in=keys, activity__region=region, activity__archived_at=None,
        activity__ended_on=None, activity__organisation__in=acting,
    )  # fmt: skip
    columns = ("activity__organisation", "term__scheme", "term__code")
    for owner, scheme, code in offered.values_list(*columns).distinct():
        found[owner].found.terms.setdefault(f"{scheme}:{code}", OF_AN_ACTIVITY)


def add_experience(found: Candidates, need: Need, acting: OrganisationQuerySet) -> None:
    """Add who tells publicly of experts by experience, and how near the words are."""
    empty = {f"{_FIELD}_{language}": "" for language in ("fi", "sv", "en")}
    columns = ("pk", "field_visibility", *empty)
    for key, chosen, *texts in acting.exclude(**empty).values_list(*columns):
        if _FIELD not in readable_fields(chosen, _PUBLIC):
            continue
        told = zip(("fi", "sv", "en"), texts, strict=True)
        share = max(share_of(need, text, language) for language, text in told)
        if key in found or share:
            found[key].found.has_experience = True
            found[key].found.experience_words = share


def acting_near(region: Region, need: Need, near: Collection[str]) -> OrganisationQuerySet:
    """Return who acts in the need's area, beside it or in the whole region."""
    rows = partners_in(region)
    if not need.areas:
        return rows
    places = Municipality.objects.filter(code__in=[*need.areas, *near])
    there = Organisation.areas.through.objects.filter(municipality__in=places)
    return rows.filter(Q(is_region_wide=True) | Q(pk__in=there.values("organisation")))


def add_areas(found: Candidates, need: Need, near: Collection[str]) -> None:
    """Tell where each acts as seen from the need: two statements."""
    if not need.areas or not found:
        return
    for each in found.values():
        each.found.where = Where.ELSEWHERE
    links = Organisation.areas.through.objects.filter(organisation__in=found)
    named = links.filter(municipality__code__in=[*need.areas, *near])
    for owner, code in named.order_by("pk").values_list("organisation", "municipality__code"):
        found[owner].areas.append(code)
    wide = Organisation.objects.filter(pk__in=found, is_region_wide=True)
    everywhere = set(wide.values_list("pk", flat=True))
    for key, each in found.items():
        there = [code for code in each.areas if code in need.areas]
        if there:
            each.found.where, each.areas = Where.THERE, there
        elif key in everywhere:
            each.found.where = Where.REGION
        elif each.areas:
            each.found.where = Where.NEAR
