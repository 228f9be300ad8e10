"""Says what a file is by looking into it."""

from __future__ import annotations

import json

from django.utils.translation import gettext_lazy as _

from kumaja.foundation.files.domain.kinds import FileKind
from kumaja.foundation.files.domain.limits import USUAL, Limits
from kumaja.foundation.files.engine.archives import checked_archive
from kumaja.foundation.files.engine.encodings import decoded
from kumaja.foundation.files.engine.faults import Unreadable

_SIGNATURES = {
    b"%PDF-": FileKind.PDF,
    b"\x89PNG\r\n\x1a\n": FileKind.PNG,
    b"\xff\xd8\xff": FileKind.JPEG,
}
_ZIP = b"PK\x03\x04"
_PACKED = {"xl/workbook.xml": FileKind.XLSX, "word/document.xml": FileKind.DOCX}


def kind_of(content: bytes, limits: Limits = USUAL) -> FileKind:
    """Return the kind; raises Unreadable for one that is not taken in (SVG, HTML, programs)."""
    if len(content) > limits.size:
        raise Unreadable(_("The file is too large."))
    for signature, kind in _SIGNATURES.items():
        if content.startswith(signature):
            return kind
    if content.startswith(_ZIP):
        return _packed_kind(content, limits)
    return _text_kind(content)


def _packed_kind(content: bytes, limits: Limits) -> FileKind:
    names = checked_archive(content, limits)
    for name, kind in _PACKED.items():
        if name in names:
            return kind
    raise Unreadable(_("Files of this kind are not taken in."))


def _text_kind(content: bytes) -> FileKind:
    text = decoded(content)[0].lstrip()
    if text[:1] in ("{", "["):
        try:
            json.loads(text)
        except (ValueError, RecursionError):
            pass
        else:
            return FileKind.JSON
    if not text or text.startswith("<") or _has_controls(text):
        raise Unreadable(_("Files of this kind are not taken in."))
    return FileKind.CSV


def _has_controls(text: str) -> bool:
    return any(ord(sign) < 32 and sign not in "\t\r\n\f" for sign in text)  # noqa: PLR2004
