"""A row as a line of JSON that is the same, byte for byte, whichever database it came from."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

# PostgreSQL holds neither NUL signs nor halves of letters, and writes large numbers out: a line
# that may have one is looked at closely, all others are written as they are.
_TO_LOOK_AT = re.compile("\\\\u0000|[\ud800-\udfff]|\\de[+]|-0\\.0(?!\\d)")
_HALF_LETTER = re.compile("[\ud800-\udfff]")
_WRITTEN_OUT = 1e16  # from here on Python writes a whole float with an exponent


def line_of(values: Sequence[object]) -> bytes:
    """Return the values as one line: times in UTC, keys of JSON in order, numbers exactly."""
    text = _dumped(values)
    if _TO_LOOK_AT.search(text):
        text = _dumped([steady(value) for value in values])
    return text.encode() + b"\n"


def values_in(line: bytes) -> list[Any]:
    """Return the values of a line as JSON has them; raises ValueError when it is none."""
    values = json.loads(line)
    if not isinstance(values, list):
        raise ValueError("a line is a list of values")  # noqa: TRY004 - as json.loads itself
    return values


def steady(value: Any) -> Any:  # noqa: ANN401 - any value of a column
    """Return the value as both databases can hold it: without NUL signs and halves of letters."""
    if isinstance(value, str):
        return _HALF_LETTER.sub("\ufffd", value.replace("\x00", ""))
    if isinstance(value, float) and value.is_integer():
        return int(value) if abs(value) >= _WRITTEN_OUT else value + 0.0
    if isinstance(value, list):
        return [steady(each) for each in value]
    if isinstance(value, dict):
        return {steady(name): steady(each) for name, each in value.items()}
    return value


def _dumped(values: Sequence[object]) -> str:
    return json.dumps(
        list(values), default=_written, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def _written(value: object) -> str:
    """Return what JSON has no word for as text."""
    if isinstance(value, datetime):
        return (value if value.tzinfo is None else value.astimezone(UTC)).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        hours, rest = divmod(value.seconds, 3600)
        minutes, seconds = divmod(rest, 60)
        return f"{value.days} {hours:02}:{minutes:02}:{seconds:02}.{value.microseconds:06}"
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, bytes | bytearray | memoryview):
        return base64.b64encode(bytes(value)).decode()
    raise TypeError(f"{type(value).__name__} has no place in a backup")
