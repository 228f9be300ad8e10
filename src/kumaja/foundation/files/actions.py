"""Taking files in and letting them go."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.files.domain.kinds import FileKind
from kumaja.foundation.files.domain.limits import USUAL, Limits
from kumaja.foundation.files.domain.names import shown_name
from kumaja.foundation.files.engine import store
from kumaja.foundation.files.engine.faults import Unreadable
from kumaja.foundation.files.engine.kinds import kind_of
from kumaja.foundation.files.models import StoredFile
from kumaja.foundation.regions.models import Region


@transaction.atomic
def store_file(
    *,
    content: bytes,
    name: str,
    allowed: Collection[FileKind],
    actor: User | None,
    now: datetime,
    region: Region | None = None,
    limits: Limits = USUAL,
) -> StoredFile:
    """Keep a file of an allowed kind; raises Unreadable with a sentence for its sender."""
    kind = kind_of(content, limits)
    if kind not in allowed:
        raise Unreadable(_("Files of this kind are not taken in."))
    file = StoredFile(
        name=shown_name(name), kind=kind, size=len(content), region=region, stored_by=actor,
        checksum=hashlib.sha256(content).hexdigest(), stored_at=now,
    )  # fmt: skip
    file.full_clean(exclude=["region", "stored_by"])
    store.keep(file.code, content)
    file.save(force_insert=True)
    record(actor, "stored", file, now=now, region=region, after={"name": file.name})
    return file


@transaction.atomic
def remove_file(*, file: StoredFile, actor: User | None, now: datetime) -> None:
    """Delete a file; from the disk only when the row's going is certain."""
    record(actor, "removed", file, now=now, before={"name": file.name})
    code = file.code
    file.delete()
    transaction.on_commit(lambda: store.drop(code))
