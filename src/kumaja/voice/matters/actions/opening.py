"""Writing a matter down, wording it anew, and letting everyone see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import add_clean, save_clean
from kumaja.foundation.index.actions import touch
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.networks.models import Network
from kumaja.network.registry.models import Organisation
from kumaja.voice.matters.models import AffectedGroup, Matter, MatterOwner

OWNER_WORDS: Final = (
    "role_fi", "role_sv", "decides_fi", "decides_sv", "note_fi", "note_sv", "note_en",
)  # fmt: skip
_GIVEN: Final = ("region", "parent")


class MatterClosed(Exception):
    """The matter was marked done: it can be read, and no longer changed."""


class NobodyOwns(Exception):
    """A matter without an owner: nobody would owe the answers."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Who owns a matter: a public body or a network, and what it says of its part."""

    organisation: Organisation | None = None
    network: Network | None = None
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Affected:
    """A group that a matter affects: its name, where that is known from, a term if there is one."""

    values: Mapping[str, str]
    term: Term | None = None


@dataclass(frozen=True, slots=True)
class MatterLinks:
    """The terms and municipalities of a matter; none of the latter is its owners' whole area."""

    terms: Sequence[Term] = ()
    areas: Sequence[Municipality] = ()


@transaction.atomic
def begin_matter(
    *, region: Region, values: Mapping[str, Any], owners: Sequence[Owner], links: MatterLinks,
    groups: Sequence[Affected] = (), parent: Matter | None = None, actor: User | str,
    now: datetime,
) -> Matter:  # fmt: skip
    """Write a matter down; nobody else sees it yet. Raises NobodyOwns."""
    require_open(region, now)
    if not owners:
        raise NobodyOwns
    matter = Matter(region=region, parent=parent, created_at=now, **values)
    save_clean(matter, exclude=_GIVEN, force_insert=True)
    _link(matter, owners, links, groups)
    record(actor, "began", matter, now=now, region=region, after=_told(matter))
    return matter


@transaction.atomic
def change_matter(
    *, matter: Matter, values: Mapping[str, Any], links: MatterLinks,
    groups: Sequence[Affected] | None = None, actor: User | str, now: datetime,
) -> Matter:  # fmt: skip
    """Word a matter anew; None leaves the affected groups. Raises MatterClosed."""
    row = hold(matter, now)
    before = _told(row)
    for name, value in values.items():
        setattr(row, name, value)
    save_clean(row, exclude=_GIVEN)
    row.terms.set(links.terms)
    row.areas.set(links.areas)
    if groups is not None:
        _change_groups(row, groups)
    touch("matters.Matter", row.code, now=now)
    record(actor, "changed", row, now=now, region=row.region, before=before, after=_told(row))
    return row


@transaction.atomic
def publish_matter(*, matter: Matter, actor: User | str, now: datetime) -> Matter:
    """Let everyone see the matter; harmless when they do. Raises MatterClosed."""
    row = hold(matter, now)
    if row.published_at is None:
        row.published_at = now
        row.save(update_fields=["published_at"])
        touch("matters.Matter", row.code, now=now)
        record(actor, "published", row, now=now, region=row.region, after={"published_at": now})
    return row


@transaction.atomic
def word_owner(
    *, owner: MatterOwner, words: Mapping[str, str], actor: User | str, now: datetime
) -> MatterOwner:
    """Let a body say who answers and who decides, and its own word beside what waits.

    Raises MatterClosed.
    """
    hold(owner.matter, now)
    before = state_of(owner, *OWNER_WORDS)
    for name, value in words.items():
        setattr(owner, name, value)
    after = state_of(owner, *OWNER_WORDS)
    if any(before[name] != after[name] for name in OWNER_WORDS if name.startswith("note_")):
        owner.note_at = now
    save_clean(owner, exclude=("matter", "organisation", "network"))
    record(
        actor, "noted", owner.matter, now=now, region=owner.matter.region, before=before,
        after=after,
    )  # fmt: skip
    return owner


def hold(matter: Matter, now: datetime) -> Matter:
    """Return the row as it stands, held to the end of the transaction; raises MatterClosed."""
    row = hold_any(matter)
    require_open(row.region, now)
    if row.is_closed:
        raise MatterClosed(row.code)
    return row


def hold_any(matter: Matter) -> Matter:
    """Return the row as it stands, done or not, held to the end of the transaction.

    Everybody holds the matter first, then what was said in it, then the log: whoever takes them
    in another order and one who waits for them in this one would wait for each other for ever.
    """
    rows = Matter.objects.select_for_update(of=("self",)).select_related("region")
    return rows.get(pk=matter.pk)


def _link(
    matter: Matter, owners: Sequence[Owner], links: MatterLinks, groups: Sequence[Affected]
) -> None:
    matter.terms.set(links.terms)
    matter.areas.set(links.areas)
    rows = [
        MatterOwner(
            matter=matter, organisation=each.organisation, network=each.network,
            position=position, **each.values,
        )
        for position, each in enumerate(owners)
    ]  # fmt: skip
    add_clean(rows, exclude=("matter", "organisation", "network"))
    add_clean(_rows_of(matter, groups), exclude=("matter", "term"))


def _change_groups(matter: Matter, groups: Sequence[Affected]) -> None:
    """Keep the groups that are named again with what was told of them; drop and add the others."""
    known = {str(row): row for row in matter.groups.all()}
    wanted = _rows_of(matter, groups)
    kept = {str(row) for row in wanted}
    AffectedGroup.objects.filter(pk__in=[r.pk for n, r in known.items() if n not in kept]).delete()
    add_clean([row for row in wanted if str(row) not in known], exclude=("matter", "term"))
    for row in wanted:
        if held := known.get(str(row)):
            held.position, held.source_fi = row.position, row.source_fi
            held.save(update_fields=["position", "source_fi"])


def _rows_of(matter: Matter, groups: Sequence[Affected]) -> list[AffectedGroup]:
    return [
        AffectedGroup(matter=matter, position=position, term=each.term, **each.values)
        for position, each in enumerate(groups)
    ]


def _told(matter: Matter) -> dict[str, Any]:
    return state_of(matter) | {
        "owners": [str(owner) for owner in matter.owners.select_related("organisation", "network")],
        "groups": [str(group) for group in matter.groups.all()],
    }
