"""Bytes to text: the mark at the beginning, else UTF-8, else Windows-1252."""

from __future__ import annotations

import codecs

from django.utils.translation import gettext_lazy as _

from kumaja.foundation.files.engine.faults import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(content: bytes) -> tuple[str, str]:
    """Return the text and its encoding; raises Unreadable when it is no text at all."""
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text, encoding
    raise Unreadable(_("The file is not text in UTF-8 or Windows-1252."))
