"""Pages of ours within pages of others: who may show them, how they ask, how high they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

FEWEST, USUAL, MOST = 3, 6, 20
_HEAD, _SEARCH, _ROW = 120, 220, 130  # pixels, in a column of 320: a narrow one is the rule


@dataclass(frozen=True, slots=True)
class Frame:
    """What a frame shows: a municipality, a life situation, so many rows, the search above."""

    municipality: str = ""
    situation: str = ""
    rows: int = USUAL
    has_search: bool = True

    def query(self) -> str:
        """Return the parameters that say this, defaults left out, with `?` when there are any."""
        pairs = [
            ("municipality", self.municipality),
            ("situation", self.situation),
            ("rows", str(self.rows) if self.rows != USUAL else ""),
            ("search", "" if self.has_search else "no"),
        ]
        said = urlencode([pair for pair in pairs if pair[1]])
        return f"?{said}" if said else ""

    @property
    def height(self) -> int:
        """How high the frame should be, so that most of what it shows is seen at once."""
        return _HEAD + _SEARCH * self.has_search + _ROW * self.rows


def rows_in(value: str) -> int:
    """Return how many rows an address asks for, within bounds; the usual for no number."""
    if not value.isascii() or not value.isdigit() or len(value) > len(str(MOST)):
        return USUAL
    return min(max(int(value), FEWEST), MOST)


def snippet(url: str, title: str, height: int) -> str:
    """Return the text that a page of others takes in: a frame with a name, and no script."""
    return (
        f'<iframe src="{escape(url)}" title="{escape(title)}" width="100%" height="{height}" '
        'loading="lazy"></iframe>'
    )


def policy_of(hosts: Iterable[str]) -> str:
    """Return the policy of content of a page in a frame: no script, nothing from elsewhere.

    Only our own pages (the desk shows how it looks) and the allowed hosts, by HTTPS, may frame it.
    """
    ancestors = " ".join(["'self'", *(f"https://{host}" for host in sorted(hosts))])
    return (
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
        f"form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
    )
