"""What the log of a backup comes to: reckoned from its leaves, needs no database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256

from kumaja.foundation.ledger.domain.frontier import Frontier
from kumaja.keeping.archive import Reader
from kumaja.keeping.faults import Damaged
from kumaja.keeping.lines import values_in
from kumaja.keeping.manifest import LogRoot, Manifest
from kumaja.keeping.parts import table_name

ENTRIES = "ledger.Entry"
_HASH = re.compile(r"[0-9a-f]{64}")


def root_of(leaves: Iterable[str], key: str) -> LogRoot:
    """Return what leaves come to, in the order in which they were added.

    What is no hash is hashed: a log that was tampered with is kept as it is, for `verify` to tell.
    """
    frontier = Frontier()
    for leaf in leaves:
        is_hash = _HASH.fullmatch(leaf)
        frontier = frontier.with_leaf(leaf if is_hash else sha256(leaf.encode()).hexdigest())
    return LogRoot(frontier.size, frontier.root, key)


def require_root(reader: Reader, manifest: Manifest) -> None:
    """Raise Damaged unless the leaves in the backup come to the root that it names."""
    if manifest.log and root_of(_leaves(reader, manifest), manifest.log.key) != manifest.log:
        raise Damaged("The log in the backup does not come to the root that the backup names.")


def _leaves(reader: Reader, manifest: Manifest) -> Iterator[str]:
    columns = next((part.columns for part in manifest.parts if part.name == ENTRIES), ())
    if "leaf" not in columns:
        raise Damaged("The backup names a log, and has none.")
    with reader.part(table_name(ENTRIES)) as lines:
        for line in lines:
            yield str(values_in(line)[columns.index("leaf")])
