"""What a row of a list tells of an activity or an organisation."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kumaja.foundation.core.engine.addresses import address_of_row
from kumaja.foundation.design.domain.lists import Card, Row, Tag
from kumaja.foundation.design.domain.shell import Link
from kumaja.foundation.design.engine.reader import foreign, language_here, read, spoken
from kumaja.foundation.places.models import Municipality
from kumaja.front.profiles.queries import alike
from kumaja.front.profiles.queries.municipality import SituationCount
from kumaja.front.profiles.queries.rows import ListedOrganisation
from kumaja.help.directory.models import Activity
from kumaja.help.directory.queries import ActivityCard, as_row
from kumaja.help.gaps.queries.likeness import Alike
from kumaja.help.gaps.queries.narrowing import about_of
from kumaja.network.networks.models import Network
from kumaja.network.networks.queries.lists import ListedNetwork, Part
from kumaja.network.practices.queries.lists import ListedPractice, Relation
from kumaja.network.registry.models import Organisation

register = template.Library()
_NAMED = 4


@register.filter
def activity_rows(cards: Iterable[ActivityCard]) -> list[Row]:
    """Return activities as rows: when and where."""
    return [as_row(card) for card in cards]


@register.filter
def similar_rows(activities: Iterable[Activity]) -> list[Row]:
    """Return activities of others as rows: whose they are."""
    here = language_here()
    return [_row(one, spoken(one.organisation.name, here), here) for one in activities]


@register.filter
def organisation_rows(organisations: Iterable[Organisation]) -> list[Row]:
    """Return organisations as rows."""
    here = language_here()
    return [_row(one, "", here) for one in organisations]


@register.filter
def name_rows(organisations: Iterable[Organisation]) -> list[Row]:
    """Return organisations as rows of their names alone: their texts stay in the database."""
    here = language_here()
    return [
        Row(
            (name := read(one.name, here)).value,
            one.get_absolute_url(),
            "",
            "",
            foreign(name, here),
        )
        for one in organisations
    ]


@register.filter
def listed_rows(listed: Iterable[ListedOrganisation]) -> list[Row]:
    """Return organisations as rows that tell where each works."""
    here = language_here()
    return [_row(one.organisation, _areas_in_short(one, here), here) for one in listed]


@register.filter
def part_rows(parts: Iterable[Part]) -> list[Row]:
    """Return an organisation's networks as rows that tell how actively it takes part."""
    here = language_here()
    return [_network_row(one.network, str(one.word), here) for one in parts]


@register.filter
def counted_rows(listed: Iterable[ListedNetwork]) -> list[Row]:
    """Return networks as rows that tell how many are in each, and where it works."""
    here = language_here()
    return [_network_row(one.network, _size_and_place(one), here) for one in listed]


@register.filter
def alike_rows(found: Iterable[Alike]) -> list[Row]:
    """Return those alike elsewhere as rows that tell why."""
    return alike.alike_rows(found)


@register.filter
def about(scheme: str) -> str:
    """Return the word by which addresses of gaps call a list of terms."""
    return about_of(scheme)


@register.filter
def practice_rows(relations: Iterable[Relation]) -> list[Row]:
    """Return practices as rows that tell whether they brought it, or how it fares with them."""
    here = language_here()
    return [
        Row(
            (name := read(one.practice.name, here)).value, one.practice.get_absolute_url(),
            spoken(one.practice.summary, here),
            _("brought by them") if one.is_theirs else str(one.word), foreign(name, here),
        )
        for one in relations
    ]  # fmt: skip


@register.filter
def practice_cards(listed: Iterable[ListedPractice]) -> list[Card]:
    """Return practices as cards: whose each is, and with how many it is in use."""
    here = language_here()
    return [
        Card(
            heading=(name := read(one.practice.name, here)).value,
            url=one.practice.get_absolute_url(),
            by=spoken(one.owner, here),
            summary=spoken(one.practice.summary, here),
            why=_used(one),
            language=foreign(name, here),
            tags=(Tag(spoken(one.region, here)),) if one.region else (),
        )
        for one in listed
    ]


def _used(one: ListedPractice) -> str:
    if not one.told:
        return _("Nobody has told of trying it yet.")
    tried = one.told - one.in_use
    told = []
    if one.in_use:
        words = ngettext("in use with %(count)s", "in use with %(count)s", one.in_use)
        told.append(words % {"count": one.in_use})
    if tried:
        words = ngettext("tried by %(count)s", "tried by %(count)s", tried)
        told.append(words % {"count": tried})
    said = ", ".join(told)
    return f"{said[:1].upper()}{said[1:]}"


def _network_row(one: Network, meta: str, here: str) -> Row:
    name = read(one.name, here)
    return Row(name.value, one.get_absolute_url(), "", meta, foreign(name, here))


def _size_and_place(one: ListedNetwork) -> str:
    members = ngettext("%(count)s member", "%(count)s members", one.members)
    row = one.network
    told = (members % {"count": one.members}, row.locality, row.years if row.ends_on else "")
    return " · ".join(filter(None, told))


@register.filter
def situation_links(rows: Iterable[SituationCount], municipality: Municipality) -> list[Link]:
    """Return life situations as links to what there is for each in the municipality."""
    here = language_here()
    return [
        Link(
            spoken(row.term.name, here),
            f"{address_of_row('search:life_situation', row.term.code)}"
            f"?municipality={municipality.slug}",
            count=row.count,
        )
        for row in rows
    ]


def _row(one: Activity | Organisation, meta: str, here: str) -> Row:
    name = read(one.name, here)
    return Row(
        name.value, one.get_absolute_url(), spoken(one.summary, here), meta, foreign(name, here)
    )


def _areas_in_short(one: ListedOrganisation, here: str) -> str:
    """Return where it works: the first municipalities and how many more."""
    if one.organisation.is_region_wide:
        return _("The whole region")
    names = ", ".join(str(read(area, here)) for area in one.areas[:_NAMED])
    return f"{names} +{len(one.areas) - _NAMED}" if len(one.areas) > _NAMED else names
