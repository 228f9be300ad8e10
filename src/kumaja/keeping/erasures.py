"""People who were erased stay erased, though a backup from before brings them back."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path

from kumaja.foundation.accounts.models import User
from kumaja.front.home.actions.own_data import erase_person
from kumaja.keeping.faults import Refused


def erased_here() -> set[str]:
    """Return the codes of those who were erased in the database as it is."""
    return set(User.objects.exclude(erased_at=None).values_list("code", flat=True))


def erased_by(file: Path) -> set[str]:
    """Return the codes in a list that `list_erasures` wrote: the first word of each line."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, ValueError) as wrong:
        raise Refused(f"The list of erasures {file} can't be read.") from wrong
    return {line.split()[0] for line in lines if line.strip() and not line.startswith("#")}


def erase_again(codes: Collection[str], *, now: datetime) -> Iterator[str]:
    """Erase those of the codes who are here again; yield a sentence when there were any."""
    again = [user for user in User.objects.filter(erased_at=None) if user.code in codes]
    for user in again:
        erase_person(user=user, now=now)
    if again:
        yield f"People who had been erased since the backup were erased again: {len(again)}."
