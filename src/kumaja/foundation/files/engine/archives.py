"""Packed files: looked at before anything of them is unpacked."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath

from django.utils.translation import gettext_lazy as _

from kumaja.foundation.files.domain.limits import USUAL, Limits
from kumaja.foundation.files.engine.faults import Unreadable

_ENCRYPTED = 0x1


def checked_archive(content: bytes, limits: Limits = USUAL) -> list[str]:
    """Return the names in a ZIP; raises Unreadable when it would grow too large or reach out.

    The sizes of the list are trusted because the unpacking stops at them.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError) as wrong:
        raise Unreadable(_("The packed file is broken.")) from wrong
    too_much = sum(entry.file_size for entry in entries) > limits.unpacked_size
    if too_much or len(entries) > limits.entries:
        raise Unreadable(_("The file would be too large when unpacked."))
    if any(entry.flag_bits & _ENCRYPTED or _reaches_out(entry.filename) for entry in entries):
        raise Unreadable(_("The packed file is locked or names files outside itself."))
    return [entry.filename for entry in entries]


def _reaches_out(name: str) -> bool:
    """Test whether a packed name would lead out of its folder."""
    plain = name.replace("\\", "/")
    return plain.startswith("/") or ".." in PurePosixPath(plain).parts or ":" in plain
