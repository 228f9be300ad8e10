"""Draws what stands in lists by the dozen: cards, rows, choices of a filter.

The components `card` and `row` draw one; a component costs as much as reading a row from the
database, so that twenty cards and sixty choices took half of a page's time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kumaja.foundation.core.engine.html import html_of, joined
from kumaja.foundation.design.domain.lists import Card, Fact, FilterGroup, Option, Row, Tag
from kumaja.foundation.design.domain.shell import Link
from kumaja.foundation.design.engine.icons import icon
from kumaja.foundation.design.engine.markup import NOTHING, if_told, lang

_CHECKED: Final = html_of(" checked")
_CLOSED: Final = html_of("</label>")


def draw_cards(cards: Iterable[Card], level: int | str = 3) -> SafeString:
    """Return cards as the items of a list, their headings of that level."""
    return joined(_card(card, level) for card in cards)


def draw_rows(rows: Iterable[Row]) -> SafeString:
    """Return rows as the items of a list."""
    return joined(map(_row, rows))


def draw_links(links: Iterable[Link]) -> SafeString:
    """Return links as the items of a list, with how much is behind each in brackets."""
    return joined(
        html_of(
            '<li><a href="{}">{}{}</a></li>', link.url, link.label, if_told(" ({})", link.count)
        )
        for link in links
    )


def draw_filters(groups: Iterable[FilterGroup]) -> SafeString:
    """Return filters: of each its question, its first choices, and the rest behind `Show more`."""
    return joined(map(_filter, groups))


def _filter(group: FilterGroup) -> SafeString:
    first, rest = group.first, group.rest
    return html_of(
        '<fieldset class="ds-fieldset"><legend>{}</legend><div class="k-choices">{}</div>{}'
        "</fieldset>",
        group.legend,
        draw_options(group, first),
        _more(group, rest) if rest else NOTHING,
    )


def _more(group: FilterGroup, rest: Sequence[Option]) -> SafeString:
    return html_of(
        '<details class="k-more"><summary>{}</summary><div class="k-choices">{}</div></details>',
        _("Show %(number)s more") % {"number": len(rest)},
        draw_options(group, rest),
    )


def draw_options(group: FilterGroup, options: Iterable[Option]) -> SafeString:
    """Return choices of a filter: ticks, or radio buttons when only one can hold."""
    kind = "radio" if group.is_single else "checkbox"
    return joined(_option(option, kind, group.name) for option in options)


def _card(card: Card, level: int | str) -> SafeString:
    return html_of(
        '<li><article class="k-card"><h{0}><a href="{1}"{2}>{3}</a></h{0}>{4}{5}{6}{7}{8}'
        "</article></li>",
        level,
        card.url,
        lang(card.language),
        card.heading,
        if_told('<p class="k-card__by">{}</p>', card.by),
        if_told("<p>{}</p>", card.summary),
        joined(map(_tag, card.tags)),
        if_told('<p class="k-card__why">{}</p>', card.why),
        _facts(card.facts),
    )


def _facts(facts: Iterable[Fact]) -> SafeString:
    items = joined(
        html_of("{}{}</span></li>", _named(fact.icon, fact.label), fact.text) for fact in facts
    )
    return if_told('<div class="k-card__foot"><ul class="k-facts">{}</ul></div>', items)


@lru_cache(maxsize=256, typed=True)
def _named(sign: str, label: str) -> SafeString:
    """Begin a fact; remembered, since every card has the same three."""
    return html_of('<li>{}<span><span class="k-hidden">{}: </span>', icon(sign), label)


def _tag(tag: Tag) -> SafeString:
    return html_of(
        '<p><span class="k-tag"{}{}>{}{}</span></p>',
        if_told(' data-role="{}"', tag.role),
        lang(tag.language),
        icon(tag.icon) if tag.icon else "",
        tag.text,
    )


def _row(row: Row) -> SafeString:
    return html_of(
        '<li class="k-row"><div><a class="k-row__title" href="{}"{}>{}</a>{}{}</div></li>',
        row.url,
        lang(row.language),
        row.title,
        if_told("<p>{}</p>", row.text),
        if_told('<p class="k-row__meta">{}</p>', row.meta),
    )


def _option(option: Option, kind: str, name: str) -> SafeString:
    told = _offered(kind, name, option.value, option.label, option.language)
    chosen = _CHECKED if option.is_chosen else NOTHING
    return told.before + chosen + told.after + _counted(option.count)


@lru_cache(maxsize=1024)
def _counted(count: int | None) -> SafeString:
    """Close a choice with how many it would leave."""
    if count is None:
        return _CLOSED
    return html_of('<span class="k-count">{}</span></label>', count)


class _Offered(NamedTuple):
    """A choice as it stands on every page, around what only this page knows."""

    before: SafeString
    after: SafeString


@lru_cache(maxsize=4096, typed=True)
def _offered(kind: str, name: str, value: str, label: str, language: str) -> _Offered:
    """Draw a choice; remembered, since the same choices stand on every page of results."""
    before = html_of(
        '<label class="k-choice"><input class="ds-input" type="{}" name="{}" value="{}"',
        kind,
        name,
        value,
    )
    return _Offered(before, html_of("><span{}>{}</span>", lang(language), label))
