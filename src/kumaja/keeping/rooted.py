"""What the log of this installation comes to, and whether it is the one that a backup names."""

from __future__ import annotations

from collections.abc import Iterator

from kumaja.foundation.ledger.engine.signing import former_key, is_known, public_key
from kumaja.foundation.ledger.models import Entry
from kumaja.keeping.faults import Damaged
from kumaja.keeping.manifest import LogRoot, Manifest
from kumaja.keeping.rooting import root_of
from kumaja.keeping.tables import AT_ONCE


def root_here(*, using: str) -> LogRoot:
    """Return what the leaves come to that are seen by a connection."""
    leaves = Entry.objects.using(using).order_by("pk").values_list("leaf", flat=True)
    return root_of(leaves.iterator(chunk_size=AT_ONCE), public_key().text)


def require_same_root(manifest: Manifest, *, using: str) -> None:
    """Raise Damaged unless the log that was restored comes to the root that the backup names."""
    if manifest.log is None:
        return
    here = root_here(using=using)
    if (here.size, here.root) != (manifest.log.size, manifest.log.root):
        raise Damaged("The log does not come to the root that the backup names.")


def told_of_log(manifest: Manifest) -> Iterator[str]:
    """Yield what is to be told of the log that was restored."""
    if manifest.log is None or not manifest.log.size:
        return
    yield f"The log has {manifest.log.size} entries, and comes to the root that the backup names."
    if not is_known(former_key(manifest.log.key)):
        yield (
            "The log's key is another one than when the backup was made: put the file "
            "ledger-key back, or name the old public key in KUMAJA_LEDGER_FORMER_KEYS: "
            f"{manifest.log.key}"
        )
