"""Texts of other systems as we keep them: Markdown of a few kinds, or one line."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from kumaja.help.interchange.domain.draft import draft_markdown

_TAG = re.compile(
    r"</?(?:p|br|div|ul|ol|li|b|strong|i|em|a|h[1-6]|span|table|tr|td)\b[^>]*>", re.IGNORECASE
)
_LIST_ITEM = re.compile(r"^[ \t]*(?:[-•·–*]|\d{1,2}\.(?=\s))[ \t]*")
_BLANK_LINES = re.compile(r"\n\s*\n+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
_HIDDEN = frozenset({"script", "style", "head", "title"})
_BLOCKS = frozenset({"p", "div", "ul", "ol", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6"})


def markdown(text: str) -> str:
    """Return a text of any of PTV's forms (plain, HTML, Draft.js) as plain Markdown."""
    drafted = draft_markdown(text)
    if drafted is not None:
        return drafted
    if _TAG.search(text):
        text = _from_html(text)
    return _paragraphs(unescape(text) if "&" in text else text)


def one_line(text: str, longest: int) -> str:
    """Return the text without marks and line ends, cut between words when it is too long."""
    plain = re.sub(r"[*#]{2,}|^#+ ", "", markdown(text)).replace("&lt;", "<")
    return cut(re.sub(r"\s+", " ", plain).strip(), longest)


def cut(text: str, longest: int) -> str:
    """Return the text, or its beginning with an ellipsis."""
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    return f"{head.rsplit(' ', 1)[0] if ' ' in head else head}…"


def first_sentences(text: str, longest: int) -> str:
    """Return as many whole sentences from the beginning as fit, at least a part of the first."""
    sentences = _SENTENCE_END.split(one_line(text.split("\n\n", 1)[0], 10_000))
    found = sentences[0]
    for sentence in sentences[1:]:
        if len(found) + len(sentence) + 1 > longest:
            break
        found = f"{found} {sentence}"
    return cut(found, longest)


def _paragraphs(text: str) -> str:
    """Return lines as paragraphs and list items; a lone `<` is only a sign."""
    blocks: list[str] = []
    for line in text.replace("<", "&lt;").split("\n"):
        item = _LIST_ITEM.match(line)
        rest = line[item.end() :].strip() if item else line.strip()
        if item and rest and not line.strip()[0].isdigit():
            is_next = bool(blocks) and blocks[-1].startswith("- ")
            blocks[-1:] = [f"{blocks[-1]}\n- {rest}"] if is_next else [*blocks[-1:], f"- {rest}"]
        elif line.strip():
            blocks.append(line.strip())
    return _BLANK_LINES.sub("\n\n", "\n\n".join(blocks))


def _from_html(text: str) -> str:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return "".join(reader.parts)


class _Reader(HTMLParser):
    """Takes the text out of HTML: blocks become lines, items become list items."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line where the tag does."""
        del attrs
        self._hidden += tag in _HIDDEN
        if tag == "li":
            self.parts.append("\n- ")
        elif tag in _BLOCKS or tag == "br":
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a block's line."""
        self._hidden -= tag in _HIDDEN and self._hidden > 0
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Take what a reader sees."""
        if not self._hidden:
            self.parts.append(data)
