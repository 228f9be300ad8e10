"""The commands, in the order in which help lists them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

ALL: tuple[Callable[[Any], None], ...] = ()
