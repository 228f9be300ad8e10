"""Pages of lists as the API of HSDS counts them, from 1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Slice:
    """Which part of a list is asked for."""

    page: int
    per_page: int

    @property
    def start(self) -> int:
        """The place of its first row, from 0."""
        return (self.page - 1) * self.per_page

    @property
    def stop(self) -> int:
        """The place after its last row."""
        return self.start + self.per_page

    def told(self, total: int, contents: list[dict[str, Any]]) -> dict[str, Any]:
        """Return the page as HSDS tells it; one past the last is empty."""
        pages = -(-total // self.per_page)
        return {
            "total_items": total,
            "total_pages": pages,
            "page_number": self.page,
            "size": len(contents),
            "first_page": self.page == 1,
            "last_page": self.page >= pages,
            "empty": not contents,
            "contents": contents,
        }
