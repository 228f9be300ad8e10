"""What the desk's long lists have in common: pages whose links keep what was asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Case, QuerySet, When
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from kumaja.foundation.design.domain.pages import Pages, pages_of
from kumaja.foundation.files.domain.tables import TableLinks, table_links
from kumaja.foundation.files.gates import table_asked, whole_table
from kumaja.front.desk.queries.tables import DeskTable
from kumaja.help.directory.models import CrisisTrigger, Voice

Spoken = TypeVar("Spoken", Voice, CrisisTrigger)
SHOWN = 20


def language_of_page() -> str:
    """Return the reader's language: fi, sv or en."""
    return (get_language() or "fi")[:2]


def own_language_first(rows: QuerySet[Spoken]) -> QuerySet[Spoken]:
    """Order what people say: the reader's language first, what is out of use last."""
    own = Case(When(language=language_of_page(), then=0), default=1)
    return rows.order_by("is_retired", own, "language", "match_key", "pk")


def page_of(request: HttpRequest, rows: QuerySet[Any] | Sequence[Any]) -> tuple[Page[Any], Pages]:
    """Return the page of the rows that the address asks for, and the links to the others."""
    page = Paginator(rows, SHOWN).get_page(request.GET.get("page"))

    def address(number: int) -> str:
        asked = request.GET.copy()
        asked["page"] = str(number)
        return f"?{asked.urlencode()}"

    return page, pages_of(page.number, page.paginator.num_pages, address)


def table_of(request: HttpRequest, listed: Callable[[], DeskTable]) -> HttpResponse | None:
    """Return the list as the table that the address asks for, None when it asks for the page."""
    kind = table_asked(request)
    if kind is None:
        return None
    asked = listed()
    return whole_table(asked.lines(), name=asked.name, kind=kind)


def tables_here(request: HttpRequest) -> TableLinks:
    """Return where this list is had as a table, narrowed as the page is."""
    pairs = [(name, value) for name, values in request.GET.lists() for value in values]
    return table_links(request.path, pairs)
