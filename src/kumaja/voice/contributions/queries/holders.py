"""Who holds what, as lenses count it: each speaker, and what a lens asks of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from kumaja.foundation.core.domain.visibility import Visibility
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.network.registry.domain.fields import visibility_of
from kumaja.network.registry.models import Organisation
from kumaja.voice.contributions.domain.lenses import Holder, Lens
from kumaja.voice.contributions.models import Backer
from kumaja.voice.matters.models import Matter

_NONE: Final[frozenset[str]] = frozenset()
Behind = Mapping[int, Mapping[int, str]]  # contribution → organisation → its name that day


@dataclass(frozen=True, slots=True)
class Spoken:
    """A contribution's speaker by keys: an organisation, a network, or neither."""

    contribution: int
    organisation: int | None
    network: int | None
    person: int | None
    members: int | None


@dataclass(frozen=True, slots=True)
class Known:
    """What the chosen lens asks of organisations, by their keys."""

    members: Mapping[int, int] = field(default_factory=dict)
    municipalities: Mapping[int, frozenset[str]] = field(default_factory=dict)
    groups: Mapping[int, frozenset[str]] = field(default_factory=dict)


def behind_of(spoken: Iterable[Spoken], matter: Matter) -> Behind:
    """Return who stands behind what networks said, by name; no statement when none has spoken."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    if any(each.network is not None for each in spoken):
        rows = Backer.objects.filter(contribution__matter=matter).order_by("name", "pk")
        for said, key, name in rows.values_list("contribution", "organisation", "name"):
            found[said][key] = name
    return found


def holders_of(
    spoken: Iterable[Spoken], behind: Behind, matter: Matter, lens: Lens
) -> dict[int, tuple[Holder, ...]]:
    """Return contribution → those behind it; a network is the organisations that stand behind.

    A network that names nobody, and a person, are a voice of their own.
    """
    said = list(spoken)
    keys = {each.organisation for each in said if each.organisation is not None}
    known = _known(keys.union(*behind.values()), matter, lens)
    return {each.contribution: _holders(each, behind, known) for each in said}


def _holders(
    said: Spoken, behind: Behind, known: Known
) -> tuple[Holder, ...]:  # fmt: skip
    if said.organisation is not None:
        return (_holder(said.organisation, _NONE, said.members, known),)
    if said.network is not None:
        through = frozenset({str(said.network)})
        backers = sorted(behind.get(said.contribution, ()))
        alone = Holder(f"network {said.network}", through, said.members)
        return tuple(_holder(key, through, None, known) for key in backers) or (alone,)
    who = said.person if said.person is not None else f"of {said.contribution}"
    return (Holder(f"resident {who}"),)


def _holder(key: int, through: frozenset[str], told: int | None, known: Known) -> Holder:
    return Holder(
        str(key), through, known.members.get(key) if told is None else told,
        known.municipalities.get(key, _NONE), known.groups.get(key, _NONE),
    )  # fmt: skip


def _known(keys: set[int], matter: Matter, lens: Lens) -> Known:
    if lens is Lens.MEMBERS:
        return Known(members=_members(keys))
    if lens is Lens.MUNICIPALITY:
        return Known(municipalities=_municipalities(keys, matter))
    if lens is Lens.GROUP:
        return Known(groups=_groups(keys))
    return Known()


def _members(keys: set[int]) -> dict[int, int]:
    """Return how many members they let everyone know of."""
    rows = Organisation.objects.filter(pk__in=keys, members__isnull=False)
    return {
        key: members or 0
        for key, members, chosen in rows.values_list("pk", "members", "field_visibility")
        if visibility_of("members", chosen) is Visibility.PUBLIC
    }


def _municipalities(keys: set[int], matter: Matter) -> dict[int, frozenset[str]]:
    rows = Organisation.objects.filter(pk__in=keys)
    told = list(rows.values_list("pk", "areas", "is_region_wide"))
    found = _gathered((key, area) for key, area, _everywhere in told if area is not None)
    all_over = {key for key, _area, everywhere in told if everywhere}
    if not all_over:
        return found
    whole = frozenset(map(str, matter.region.municipalities.values_list("pk", flat=True)))
    return found | dict.fromkeys(all_over, whole)


def _groups(keys: set[int]) -> dict[int, frozenset[str]]:
    through = Organisation.terms.through.objects.filter(
        organisation__in=keys, term__scheme=Scheme.TARGET_GROUP
    )
    return _gathered(through.values_list("organisation", "term"))


def _gathered(pairs: Iterable[tuple[int, int]]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for organisation, other in pairs:
        found[organisation].add(str(other))
    return {key: frozenset(others) for key, others in found.items()}
