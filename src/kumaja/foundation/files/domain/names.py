"""Names of files: what is shown of the sender's, and what may name a file of ours."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 120
_STORED = re.compile(r"[2-9a-z]{10}", re.ASCII)


def shown_name(name: str) -> str:
    """Return the sender's name of a file without folders, signs unseen and quotes; never empty."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(
        sign for sign in last if unicodedata.category(sign)[0] not in "CZ" or sign == " "
    )
    plain = re.sub(r'["<>|:*?;]', "", seen).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    cut = f"{stem[: LONGEST - len(ending) - 1]}.{ending}" if dot and len(ending) < 10 else plain  # noqa: PLR2004
    return cut[:LONGEST] or "file"


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign)[0] not in "CZ"


def is_stored_name(name: str) -> bool:
    """Test whether the name is one that the store gave: anything else never reaches the disk."""
    return _STORED.fullmatch(name) is not None
