"""What a person who decides on a request should see first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q

from kumaja.network.registry.domain.base_names import base_name
from kumaja.network.registry.domain.business_ids import has_form, normal_business_id
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.domain.likeness import WEIGHTS, Known, Reason, compare
from kumaja.network.registry.domain.look_alikes import look_alike_letters
from kumaja.network.registry.models import JoiningRequest, Organisation, Role

_KEEPERS = (RoleKind.EDITOR, RoleKind.SPOKESPERSON)
_LOOKED_AT, _SHOWN, _ENOUGH = 300, 5, 45
_STEM = 5


class IdVerdict(StrEnum):
    """What the business id of a request is worth."""

    MISSING = "missing"
    RIGHT = "right"
    WRONG_DIGIT = "wrong_digit"
    NO_ID = "no_id"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class Checks:
    """What speaks for and against a request."""

    id_verdict: IdVerdict
    look_alikes: tuple[str, ...]
    similar: tuple[Organisation, ...]
    keepers: tuple[Role, ...]


def checks_of(request: JoiningRequest, day: date) -> Checks:
    """Return what was checked of a request, in five statements."""
    name = request.name or str(request.organisation or "")
    similar = _similar(request, name)
    return Checks(_verdict(request), look_alike_letters(name), similar, keepers_of(request, day))


def keepers_of(request: JoiningRequest, day: date) -> tuple[Role, ...]:
    """Return who acts for the organisation already."""
    if request.organisation_id is None:
        return ()
    rows = Role.objects.on(day).of_kind(*_KEEPERS).filter(organisation=request.organisation_id)
    return tuple(rows.select_related("user").order_by("pk"))


def _verdict(request: JoiningRequest) -> IdVerdict:
    text = request.business_id
    if not text:
        return IdVerdict.MISSING
    normal = normal_business_id(text)
    if normal is None:
        return IdVerdict.WRONG_DIGIT if has_form(text) else IdVerdict.NO_ID
    others = Organisation.objects.filter(business_id=normal)
    if request.organisation_id is not None:
        others = others.exclude(pk=request.organisation_id)
    return IdVerdict.TAKEN if others.exists() else IdVerdict.RIGHT


def _similar(request: JoiningRequest, name: str) -> tuple[Organisation, ...]:
    """Return the organisations that are here already and are most like the one that is told."""
    place = frozenset({str(request.domicile_id)} if request.domicile_id else set())
    told = Known(
        0, (name,), business_id=request.business_id, emails=frozenset({request.email}),
        website=request.website, places=place,
    )  # fmt: skip
    found = []
    for row in _near(request, name):
        known = Known(
            row.pk, (row.name_fi, row.name_sv, row.name_en), business_id=row.business_id or "",
            emails=frozenset(each.email for each in row.contacts.all()), website=row.website,
            places=frozenset(str(area.pk) for area in row.areas.all()),
        )  # fmt: skip
        found.append((sum(_weights(told, known)), row))
    best = sorted((pair for pair in found if pair[0] >= _ENOUGH), key=lambda pair: -pair[0])
    return tuple(row for _score, row in best[:_SHOWN])


def _weights(told: Known, known: Known) -> list[int]:
    reasons = compare(told, known)
    return [WEIGHTS[reason] for reason in reasons if reason != Reason.OTHER_PLACE]


def _near(request: JoiningRequest, name: str) -> list[Organisation]:
    """Return the organisations that share an id, an address, or the beginning of a word."""
    wanted = Q(contacts__email__iexact=request.email)
    if request.business_id:
        wanted |= Q(business_id=request.business_id)
    if request.website:
        wanted |= Q(website__icontains=request.website.rstrip("/").partition("//")[2])
    stems = {word[:_STEM] for word in base_name(name).words if len(word) >= _STEM}
    for stem in stems | {word[:_STEM] for word in name.casefold().split() if len(word) >= _STEM}:
        wanted |= Q(match_key__contains=stem)
    rows = Organisation.objects.current().filter(wanted).distinct()
    if request.organisation_id is not None:
        rows = rows.exclude(pk=request.organisation_id)
    return list(rows.prefetch_related("contacts", "areas").order_by("pk")[:_LOOKED_AT])
