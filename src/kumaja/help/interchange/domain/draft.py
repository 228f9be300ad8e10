"""Text of the Draft.js editor, as PTV keeps it: JSON within a text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from kumaja.help.interchange.domain.reading import Entry, clean, entries, text

_BEGINNINGS = {"unordered-list-item": "- ", "ordered-list-item": "1. ", "blockquote": "> "}
_ITEMS = ("- ", "1. ")
_SAFE = re.compile(r"(?:https?://|mailto:|tel:)[^\s()<>]+", re.IGNORECASE)


def draft_markdown(value: str) -> str | None:
    """Return the text as Markdown, None when it is not of Draft.js."""
    if not value.startswith("{") or '"blocks"' not in value:
        return None
    try:
        draft = json.loads(value)
    except (ValueError, RecursionError):
        return None
    if not isinstance(draft, Mapping) or not isinstance(draft.get("blocks"), list):
        return None
    links = draft.get("entityMap")
    found = [
        _block(block, links if isinstance(links, Mapping) else {})
        for block in entries(draft, "blocks")
    ]
    return _joined([block for block in found if block])


def _joined(blocks: list[str]) -> str:
    """Return blocks as paragraphs; items of one list stand on lines below each other."""
    written = ""
    for before, block in zip(["", *blocks], blocks, strict=False):
        is_list = any(before.startswith(item) and block.startswith(item) for item in _ITEMS)
        written += ("\n" if is_list else "\n\n") + block
    return written.strip()


def _block(block: Entry, links: Entry) -> str:
    """Return one block as Markdown; a heading of any level becomes one of the third."""
    kind, plain = text(block, "type"), block.get("text")
    if not isinstance(plain, str) or not plain.strip():
        return ""
    marked = clean(_with_links(plain, block, links).replace("\n", " "))
    if kind.startswith("header"):
        return f"### {marked}"
    return _BEGINNINGS.get(kind, "") + marked


def _with_links(plain: str, block: Entry, links: Entry) -> str:
    """Return the block's text with its links; ranges that make no sense are left out."""
    for found in sorted(entries(block, "entityRanges"), key=_offset, reverse=True):
        start, length = _offset(found), found.get("length")
        address = _address(links.get(text(found, "key")))
        is_range = isinstance(length, int) and 0 <= start < start + length <= len(plain)
        if address and is_range and isinstance(length, int):
            words = plain[start : start + length].replace("[", "").replace("]", "")
            plain = f"{plain[:start]}[{words}]({address}){plain[start + length :]}"
    return plain


def _offset(found: Entry) -> int:
    offset = found.get("offset")
    return offset if isinstance(offset, int) else -1


def _address(link: object) -> str:
    data = link.get("data") if isinstance(link, Mapping) else None
    address = text(data, "url", "href") if isinstance(data, Mapping) else ""
    return address if _SAFE.fullmatch(address) else ""
