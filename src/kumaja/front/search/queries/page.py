"""A page of results: what was found, and the addresses that ask for a bit else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import ngettext

from kumaja.foundation.core.domain.text import Text
from kumaja.foundation.design.domain.lists import Card, Chosen, FilterGroup, Option
from kumaja.foundation.design.domain.pages import Pages, pages_of
from kumaja.foundation.design.domain.shell import Link
from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.regions.models import Region
from kumaja.front.search.domain.wanted import PARAMETERS, Wanted
from kumaja.front.search.queries.choices import Choices
from kumaja.front.search.queries.finding import Found, find
from kumaja.front.search.queries.meant import (
    Repaired,
    asked_back,
    heard_in,
    reasons_of,
    repaired,
)
from kumaja.front.search.queries.names import facet_names, sort_names
from kumaja.front.search.queries.nearest import Nearest, get_nearest
from kumaja.front.search.queries.shown import as_found

Filters = Mapping[Facet, tuple[str, ...]]
RESULTS = "#results"
MOST_OPTIONS = 12  # of one filter; what has fewest rows is found by its words


@dataclass(frozen=True, slots=True)
class ResultPage:
    """What a page of results shows."""

    wanted: Wanted
    found: Found
    heading: str
    groups: tuple[FilterGroup, ...]
    chosen: tuple[Chosen, ...]
    sorts: tuple[Link, ...]
    pages: Pages
    untold: tuple[Link, ...]
    repair: Repaired | None
    reasons: tuple[Text, ...]
    situations: tuple[Link, ...]
    kept_by_search: list[tuple[str, str]]
    kept_by_filters: list[tuple[str, str]]
    nearest: Nearest | None
    choices: Choices

    @property
    def cards(self) -> tuple[Card, ...]:
        """What was found, as cards."""
        return tuple(as_found(row, self.choices) for row in self.found.rows)


def get_result_page(
    region: Region,
    wanted: Wanted,
    choices: Choices,
    *,
    path: str,
    language: str,
    moment: datetime,
    preset: Filters | None = None,
) -> ResultPage:
    """Return the page that a search asks for; `preset` filters stand in the path itself."""
    preset = preset or {}
    found = _found(region, wanted, choices.codes({**wanted.filters, **preset}), language, moment)
    return ResultPage(
        wanted=wanted,
        found=found,
        heading=_heading(found.count, wanted.text),
        groups=tuple(_groups(wanted, found, choices, preset)),
        chosen=tuple(_chosen(wanted, choices, path)),
        sorts=_sorts(wanted, path),
        pages=pages_of(
            found.page,
            found.last_page,
            lambda number: f"{path}{replace(wanted, page=number).query()}{RESULTS}",
        ),
        untold=tuple(_untold(wanted, found, path)),
        repair=repaired(wanted, found, path),
        reasons=reasons_of(found),
        situations=asked_back(wanted, found, choices, preset),
        choices=choices,
        kept_by_search=_kept(wanted, leaving={"q", "municipality", "page"}),
        kept_by_filters=_kept(wanted, leaving={*PARAMETERS.values(), "page"} - {"municipality"}),
        nearest=None
        if found.count
        else get_nearest(
            region, wanted, choices, language, moment, preset=preset, heard=heard_in(found.hints)
        ),
    )


def _found(
    region: Region, wanted: Wanted, codes: Filters, language: str, moment: datetime
) -> Found:
    """Return what is found of what is wanted."""
    return find(
        region,
        wanted.text,
        moment=moment,
        language=language,
        filters=codes,
        is_untold_shown=wanted.is_untold_shown,
        is_exact=wanted.is_exact,
        sort=wanted.sort,
        page=wanted.page,
    )


def _heading(count: int, text: str) -> str:
    """Return how many there are, and for which words."""
    if not text:
        return ngettext("%(count)d result", "%(count)d results", count) % {"count": count}
    return ngettext("%(count)d result: “%(text)s”", "%(count)d results: “%(text)s”", count) % {
        "count": count,
        "text": text,
    }


def _groups(wanted: Wanted, found: Found, choices: Choices, preset: Filters) -> list[FilterGroup]:
    """Return the filters: the chosen ones, then choices that would leave something, most first."""
    groups = []
    for facet, legend in facet_names().items():
        counts = found.facets.get(facet, {})
        chosen = wanted.filters.get(facet, ())
        options = [
            Option(choice.value, choice.label, count, choice.value in chosen, choice.language)
            for choice in choices.of(facet)
            if (count := sum(counts.get(code, 0) for code in choice.codes))
            or choice.value in chosen
        ]
        options.sort(key=lambda option: (not option.is_chosen, -(option.count or 0)))
        if options and facet not in preset:
            offered = tuple(options[: MOST_OPTIONS + len(chosen)])
            groups.append(FilterGroup(legend, PARAMETERS[facet], offered))
    return groups


def _chosen(wanted: Wanted, choices: Choices, path: str) -> list[Chosen]:
    """Return the chosen filters, each as a link that removes it."""
    return [
        Chosen(
            choice.label, f"{path}{wanted.without(facet, value).query()}{RESULTS}", choice.language
        )
        for facet, values in wanted.filters.items()
        for value in values
        if (choice := choices.find(facet, value))
    ]


def _sorts(wanted: Wanted, path: str) -> tuple[Link, ...]:
    """Return the orders as links."""
    return tuple(
        Link(
            label,
            f"{path}{replace(wanted, sort=sort, page=1).query()}{RESULTS}",
            is_current=sort is wanted.sort,
        )
        for sort, label in sort_names().items()
    )


def _untold(wanted: Wanted, found: Found, path: str) -> list[Link]:
    """Return what a filter hides only because records don't say, each with a way to see it."""
    url = f"{path}{replace(wanted, is_untold_shown=True, page=1).query()}{RESULTS}"
    sentences = {
        Facet.ACCESS: lambda n: ngettext(
            "%(n)d result doesn't say whether it is accessible so.",
            "%(n)d results don't say whether they are accessible so.",
            n,
        ),
        Facet.PRICE: lambda n: ngettext(
            "%(n)d result doesn't say what it costs.", "%(n)d results don't say what they cost.", n
        ),
        Facet.LANGUAGE: lambda n: ngettext(
            "%(n)d result doesn't say in which language it is.",
            "%(n)d results don't say in which language they are.",
            n,
        ),
        Facet.WHEN: lambda n: ngettext(
            "%(n)d result doesn't say when it is.",
            "%(n)d results don't say when they are.",
            n,
        ),
    }
    return [
        Link(sentences[facet](count) % {"n": count}, url) for facet, count in found.untold.items()
    ]


def _kept(wanted: Wanted, *, leaving: set[str]) -> list[tuple[str, str]]:
    """Return what a form sends along unseen."""
    return [(name, value) for name, value in wanted.pairs() if name not in leaving]
