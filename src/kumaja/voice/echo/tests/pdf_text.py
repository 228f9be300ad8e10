"""The words of a PDF as they stand in it, page by page."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_OBJECT = re.compile(rb"(\d+) 0 obj\s*(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_PAIR = re.compile(rb"<([0-9a-f]+)> <([0-9a-f]+)>")
_STEP = re.compile(
    rb"/(?P<font>[^\s/]+) [\d.]+ Tf|(?P<mark>/\w+(?:\s*<<.*?>>)?)\s*B[MD]C|(?P<end>EMC)"
    rb"|<(?P<text>[0-9a-f]+)>",
    re.DOTALL,
)


def pages_of_pdf(content: bytes) -> list[str]:
    """Return the words of each page of a PDF in the order in which they are drawn."""
    objects = dict(objects_of_pdf(content))
    fonts = _fonts(objects)
    pages = [body for body in objects.values() if b"BT" in body and b"Tf" in body]
    return [_text(body, fonts) for body in pages]


def objects_of_pdf(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each object of a PDF by its number, unpacked."""
    for number, body in _OBJECT.findall(content):
        found = _STREAM.search(body)
        plain = found[1] if found else body
        if found and b"/FlateDecode" in body[: found.start()]:
            # Packed bytes may end like a line: then the pattern leaves out the last of their sum.
            plain = zlib.decompressobj().decompress(plain)
        head = body[: found.start()] if found else b""
        if b"/ObjStm" in head:
            yield from _packed(plain, head)
        else:
            yield int(number), plain


def _packed(plain: bytes, head: bytes) -> Iterator[tuple[int, bytes]]:
    [first] = re.findall(rb"/First (\d+)", head)
    numbers = [int(each) for each in plain[: int(first)].split()]
    places = [*numbers[1::2], len(plain) - int(first)]
    for number, start, end in zip(numbers[::2], places, places[1:], strict=False):
        yield number, plain[int(first) + start : int(first) + end]


def _fonts(objects: dict[int, bytes]) -> dict[bytes, dict[int, str]]:
    found = {}
    for body in objects.values():
        for name, number in re.findall(rb"/([^\s/<>]+) (\d+) 0 R", body):
            told = re.search(rb"/ToUnicode (\d+) 0 R", objects.get(int(number), b""))
            if told:
                pairs = _PAIR.findall(objects[int(told[1])])
                found[name] = {int(a, 16): bytes.fromhex(b.decode()).decode("utf-16-be")
                               for a, b in pairs}  # fmt: skip
    return found


def _text(body: bytes, fonts: dict[bytes, dict[int, str]]) -> str:
    told: list[str] = []
    marks: list[bytes] = []
    font: dict[int, str] = {}
    for step in _STEP.finditer(body):
        if step["font"]:
            font = fonts.get(step["font"], {})
        elif step["mark"]:
            marks.append(step["mark"])
        elif step["end"]:
            marks.pop()
        elif not any(mark.startswith(b"/Artifact") for mark in marks):
            signs = step["text"].decode()
            codes = [int(signs[at : at + 4], 16) for at in range(0, len(signs), 4)]
            told.extend(font.get(code, "?") for code in codes)
    return "".join(told)
