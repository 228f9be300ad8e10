"""Associations A–Ö: fifty a page, narrowed by words, municipality, theme and kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.db.models.functions import Substr
from django.utils import timezone
from django.utils.translation import pgettext

from kumaja.foundation.design.domain.pages import Pages, pages_of
from kumaja.foundation.design.domain.shell import Link
from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import municipalities_of
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.foundation.vocabulary.queries import terms_of
from kumaja.front.profiles.domain.letters import Letter, alphabet_of, letter_of
from kumaja.front.profiles.domain.pages import last_page, page_number
from kumaja.front.profiles.queries.rows import ListedOrganisation, as_rows
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation, OrganisationQuerySet
from kumaja.network.registry.policies import visible_in

SIZE = 50


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the list is narrowed to; empty where it is not."""

    words: str = ""
    municipality: Municipality | None = None
    theme: Term | None = None
    kind: str = ""

    def pairs(self) -> list[tuple[str, str]]:
        """Return the parameters that say it, in a fixed order."""
        found = [
            ("q", self.words),
            ("municipality", self.municipality.slug if self.municipality else ""),
            ("theme", self.theme.code if self.theme else ""),
            ("kind", self.kind),
        ]
        return [(name, value) for name, value in found if value]

    @property
    def count(self) -> int:
        """How many things the list is narrowed by."""
        return len(self.pairs())


@dataclass(frozen=True, slots=True)
class Choices:
    """What the list can be narrowed by: slug or code → the row, and kind → its words."""

    municipalities: dict[str, Municipality]
    themes: dict[str, Term]
    kinds: dict[str, str]


@dataclass(slots=True)
class LetterGroup:
    """The names of one page that begin with the same letter; `mark` is the heading's id."""

    letter: str
    mark: str
    rows: list[ListedOrganisation] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class OrganisationList:
    """One page of associations, the alphabet of all, and how many there are."""

    count: int
    alphabet: tuple[Link, ...]
    groups: tuple[LetterGroup, ...]
    pages: Pages


def get_organisation_choices(region: Region, year: int, language: str) -> Choices:
    """Return what the list can be narrowed by, in two statements."""
    places = municipalities_of(region).existing_in(year).by_name(language).named_only()
    return Choices(
        municipalities={row.slug: row for row in places},
        themes={row.code: row for row in terms_of(Scheme.THEME).named_only()},
        kinds={
            OrganisationKind.ASSOCIATION: pgettext("organisation", "Association"),
            OrganisationKind.COMMUNITY: pgettext("organisation", "Community of associations"),
            OrganisationKind.UMBRELLA: pgettext("organisation", "Umbrella organisation"),
            OrganisationKind.GROUP: pgettext("organisation", "Unregistered group"),
        },
    )


def get_organisation_list(
    region: Region, narrowing: Narrowing, *, page: str, moment: datetime, path: str
) -> OrganisationList:
    """Return a page of the region's associations at work, by name; three statements."""
    rows = narrowed(region, narrowing, timezone.localtime(moment).date())
    begun = rows.annotate(beginning=Substr("sort_key", 1, 2)).order_by("beginning")
    counts = list(begun.values_list("beginning").annotate(Count("pk")))
    alphabet = alphabet_of(counts)
    count = sum(letter.count for letter in alphabet)
    last = last_page(count, SIZE)
    number = page_number(page, last)
    shown = as_rows(_page(rows, counts, (number - 1) * SIZE))
    marks = {letter.letter: f"letter-{place}" for place, letter in enumerate(alphabet, start=1)}

    def address(one: int) -> str:
        pairs = narrowing.pairs() + ([("page", str(one))] if one > 1 else [])
        return f"{path}?{urlencode(pairs)}" if pairs else path

    def link(letter: Letter) -> Link:
        url = f"{address(letter.page(SIZE))}#{marks[letter.letter]}"
        return Link(letter.letter, url, count=letter.count)

    return OrganisationList(
        count=count,
        alphabet=tuple(link(letter) for letter in alphabet),
        groups=tuple(_groups(shown, marks)),
        pages=pages_of(number, last, address),
    )


def narrowed(region: Region, narrowing: Narrowing, day: date) -> OrganisationQuerySet:
    """Return the associations that fit; each word must stand somewhere in the name."""
    rows = visible_in(region).exclude(kind=OrganisationKind.PUBLIC_BODY)
    rows = rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))
    for word in match_key(narrowing.words).split():
        rows = rows.filter(Q(match_key__contains=word) | Q(name_sv__icontains=word))
    if narrowing.municipality:
        own = Organisation.areas.through.objects.filter(municipality=narrowing.municipality)
        rows = rows.filter(Q(is_region_wide=True) | Q(pk__in=own.values("organisation")))
    if narrowing.theme:
        rows = rows.filter(terms=narrowing.theme)
    return rows.filter(kind=narrowing.kind) if narrowing.kind else rows


def _page(
    rows: OrganisationQuerySet, counts: Sequence[tuple[str, int]], start: int
) -> OrganisationQuerySet:
    """Return the page that has `start` rows before it; of an empty list nothing is asked.

    Its keys are found first, from an index, so that the wide rows before it stay unread. It begins
    to look where names begin as the page's first one does: those counted are not walked over.
    """
    for beginning, count in counts:
        if start < count:
            near = rows.filter(sort_key__gte=beginning) if beginning > counts[0][0] else rows
            keys = near.by_name().values("pk")[start : start + SIZE]
            return Organisation.objects.filter(pk__in=keys).by_name()
        start -= count
    return Organisation.objects.none()


def _groups(rows: Iterable[ListedOrganisation], marks: dict[str, str]) -> list[LetterGroup]:
    """Return a page of rows under their letters."""
    groups: list[LetterGroup] = []
    for row in rows:
        letter = letter_of(row.organisation.sort_key)
        if not groups or groups[-1].letter != letter:
            groups.append(LetterGroup(letter, marks[letter]))
        groups[-1].rows.append(row)
    return groups
