"""Proposes how a view is split into points: one thing each that can be answered.

Lines with a number or a bullet come first, then paragraphs, then sentences that ask for something;
what explains stays with what it explains. A person changes the proposal; the text is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kumaja.voice.contributions.domain.demands import is_demand

_MOST: Final = 12
_LIST: Final = 2  # lines
_SHORT: Final = 140  # signs: two lines are one point
_GREETING: Final = re.compile(
    r"(?:hei|hyvä(?:t)? \w+(?: \w+)?|arvoisa(?:t)? \w+(?: \w+)?|moi|terve|hej|bästa \w+(?: \w+)?"
    r"|hello|dear \w+(?: \w+)?|hi)\b[^.?\n]{0,30}[,!.]?[ \t]*\n",
    re.IGNORECASE,
)
_SIGNATURE: Final = re.compile(
    r"\n\s*(?:(?:ystävällisin )?terveisin|ystävällisesti|kunnioittavasti|kunnioittaen|t\.|terv\."
    r"|med vänlig(?:a)? hälsning(?:ar)?|vänliga hälsningar|hälsningar|högaktningsfullt|mvh"
    r"|kind regards|best regards|yours sincerely|regards)[ ,.!]*(?=\n|$)(?:\n?[^\n]*){0,6}\s*$",
    re.IGNORECASE,
)
_ITEM: Final = re.compile(r"^[ \t]*(?:[-–—•*·]\s|\(?\d{1,2}[.)]\s|[a-zåäö]\)\s)", re.MULTILINE)
_PARAGRAPH: Final = re.compile(r"\n[ \t]*\n\s*")
_SENTENCE: Final = re.compile(r"(?<=[.!?…])[”\"»)]?\s+(?=[”\"»(]?[A-ZÅÄÖ0-9])")
_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:esim|mm|ns|klo|n|s|p|ym|yms|jne|tms|bl\.a|t\.ex|kl|ca|e\.g|i\.e|\d+)\.)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Span:
    """A point: from a sign of the view to before another."""

    start: int
    end: int


def propose_points(text: str, language: str) -> tuple[Span, ...]:
    """Return the points in order, at least one and at most twelve.

    Together they hold every sign that is neither greeting nor signature nor space around a point.
    """
    start, end = _body(text)
    starts = _starts(text, start, end, language)
    spans = [_trimmed(text, one, other) for one, other in pairwise([*starts, end])]
    return tuple(_at_most([span for span in spans if span.start < span.end])) or (
        Span(0, len(text)),
    )


def _body(text: str) -> tuple[int, int]:
    """Return the view without greeting and signature, unless nothing would be left."""
    greeting = _GREETING.match(text, len(text) - len(text.lstrip()))
    signature = _SIGNATURE.search(text)
    start = greeting.end() if greeting else 0
    end = signature.start() if signature else len(text)
    return (start, end) if text[start:end].strip() else (0, len(text))


def _starts(text: str, start: int, end: int, language: str) -> list[int]:
    body = text[start:end]
    items = [start + found.start() for found in _ITEM.finditer(body)]
    if len(items) >= _LIST:
        return _with_lead(text, start, items, language)
    if len(body.strip()) <= _SHORT and body.strip().count("\n") < _LIST and not items:
        return [start]
    blocks = [start, *(start + found.end() for found in _PARAGRAPH.finditer(body))]
    ends = [*blocks[1:], end]
    asked = [_asking(text, one, other, language) for one, other in zip(blocks, ends, strict=True)]
    points = [place for block in asked for place in block]
    return [start, *points[1:]] if points else blocks


def _with_lead(text: str, start: int, items: list[int], language: str) -> list[int]:
    """Return the items; what leads to them belongs to the first, unless it asks for itself."""
    lead = text[start : items[0]].strip()
    stands_alone = bool(lead) and not lead.endswith(":") and is_demand(lead, language)
    return [start, *items] if stands_alone else [start, *items[1:]]


def _asking(text: str, start: int, end: int, language: str) -> list[int]:
    """Return where the points of a block begin; none when it only explains what came before.

    What stands before the first demand leads to it; what stands after one explains it.
    """
    cuts = [start, *_sentence_starts(text, start, end)]
    asks = [one for one, other in pairwise([*cuts, end]) if is_demand(text[one:other], language)]
    return [start, *asks[1:]] if asks else []


def _sentence_starts(text: str, start: int, end: int) -> Iterator[int]:
    for found in _SENTENCE.finditer(text, start, end):
        if not _ABBREVIATED.search(text[start : found.start()]):
            yield found.end()


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    return Span(start + left, max(start + left, start + len(part.rstrip())))


def _at_most(spans: list[Span]) -> list[Span]:
    """Join the shortest neighbours until there are few enough to be answered one by one."""
    while len(spans) > _MOST:
        at = min(range(len(spans) - 1), key=lambda one: spans[one + 1].end - spans[one].start)
        spans[at : at + 2] = [Span(spans[at].start, spans[at + 1].end)]
    return spans


def first_sentence(text: str) -> str:
    """Return the first sentence after a greeting: what a view is called by, in its own words."""
    start, end = _body(text)
    ends = [text.find("\n", start, end), *_sentence_starts(text, start, end)]
    return text[start : min((place for place in ends if place > start), default=end)].strip()
