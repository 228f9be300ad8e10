"""Addresses on the net as they are kept: only what can be one."""

from __future__ import annotations

import re

from kumaja.foundation.imports.domain.cells import (
    Cell,
    Read,
    Unread,
    require_whole,
    shown,
    text_of,
)
from kumaja.foundation.imports.domain.sentences import gettext_noop

NO_MAIL = gettext_noop("“%(value)s” is not an e-mail address.")
SEVERAL_MAILS = gettext_noop("“%(value)s” has several e-mail addresses. Write one.")
NO_PAGE = gettext_noop("“%(value)s” is not a web address. Write it like https://www.example.fi.")

_LABEL = r"[a-z0-9åäö](?:[a-z0-9åäö-]{0,61}[a-z0-9åäö])?"
_MAIL = re.compile(rf"[a-z0-9._%+-]{{1,64}}@(?:{_LABEL}\.)+[a-z]{{2,24}}", re.ASCII)
_PATTERN = re.compile(r"(?:etunimi|firstname|förnamn|fornamn)[._]", re.IGNORECASE)
_PAGE = re.compile(
    rf"https?://(?:{_LABEL}\.)+[a-z]{{2,24}}(?::\d{{2,5}})?(?:[/?#][^\s<>\"]*)?", re.IGNORECASE
)
_LONGEST_MAIL = 254


def read_mail(cell: Cell) -> Read:
    """Return an e-mail address in small letters."""
    require_whole(cell)
    text = text_of(cell).casefold().removeprefix("mailto:").strip(" <>.;,")
    text = re.sub(r"\s*[(\[](?:at|ät|a)[)\]]\s*", "@", text)
    if text.count("@") > 1:
        raise Unread(SEVERAL_MAILS, value=shown(cell))
    is_one = _MAIL.fullmatch(text) and ".." not in text and ".@" not in text
    if not is_one or text.startswith(".") or len(text) > _LONGEST_MAIL or _PATTERN.match(text):
        raise Unread(NO_MAIL, value=shown(cell))
    return Read(text)


def read_page(cell: Cell, longest: int) -> Read:
    """Return a web address; one without a scheme gets https."""
    require_whole(cell)
    text = text_of(cell)
    address = text if re.match(r"https?://", text, re.IGNORECASE) else f"https://{text}"
    if not _PAGE.fullmatch(address) or len(address) > longest:
        raise Unread(NO_PAGE, value=shown(cell))
    return Read(address)
