"""How an address begins: with a region, with a language, or with something that needs neither."""

from __future__ import annotations

# What addresses begin with already: languages, the doors for programs, mailed and spoken links.
RESERVED = frozenset(
    {
        "fi", "sv", "en", "api", "feeds", "healthz", "hsds", "ical", "k", "l", "media", "robots",
        "static", "t",
    }
)  # fmt: skip

# Asked every few seconds by machines, also when the database is away.
_WITHOUT_REGION = frozenset({"healthz", ".well-known", "static", "favicon.ico", "robots.txt"})


def first_part(path: str) -> tuple[str, str]:
    """Return the first part of a path, and the path that remains.

    What remains begins with exactly one slash: `//host` would be another site's address.
    """
    head, _, rest = path.lstrip("/").partition("/")
    return head, "/" + rest.lstrip("/\\")


def asks_for_no_region(path: str) -> bool:
    """Test whether the path is one that is the same for every region, and needs no look-up."""
    return first_part(path)[0] in _WITHOUT_REGION
