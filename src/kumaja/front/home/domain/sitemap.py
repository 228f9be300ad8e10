"""A map of the site for search engines (sitemaps.org), written a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Final

ROWS: Final = 5_000  # of one file: three addresses each, a third of what search engines take
_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML: Final = "http://www.w3.org/1999/xhtml"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'

# One page of the site: language → address.
Addresses = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one sort, which take so many files."""

    name: str
    count: int

    @property
    def files(self) -> range:
        """The numbers of its files; none when there are no rows."""
        return range(1, -(-self.count // ROWS) + 1)


def index_lines(urls: Iterable[str]) -> Iterator[str]:
    """Yield the list of a site's maps, line by line."""
    yield f'{_HEAD}<sitemapindex xmlns="{_SITEMAP}">\n'
    for url in urls:
        yield f"<sitemap><loc>{escape(url)}</loc></sitemap>\n"
    yield "</sitemapindex>\n"


def map_lines(pages: Iterable[Addresses]) -> Iterator[str]:
    """Yield a map: each page once a language, every time with its siblings in the others."""
    yield f'{_HEAD}<urlset xmlns="{_SITEMAP}" xmlns:xhtml="{_XHTML}">\n'
    for page in pages:
        siblings = "".join(
            f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(url)}"/>'
            for language, url in page.items()
        )
        for url in page.values():
            yield f"<url><loc>{escape(url)}</loc>{siblings}</url>\n"
    yield "</urlset>\n"
