"""The pack of concept vectors that the operator has named, when it can be used here."""

from __future__ import annotations

import logging
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from kumaja.foundation.language.engine.analysers import signature

if TYPE_CHECKING:
    from kumaja.foundation.language.engine.concepts import Concepts

_log = logging.getLogger(__name__)


class PackUnusable(Exception):
    """The named pack can't be used; the text says why, and what to do."""


@cache
def installed_concepts() -> Concepts | None:
    """Return the pack that KUMAJA_CONCEPTS names, read once a process; None without one.

    A pack that can't be used is told in the log, and the search goes on without: load it before a
    server forks, so that this is said at the start and the workers share the memory.
    """
    name = settings.ENVIRONMENT.concepts
    try:
        return open_pack(Path(name)) if name else None
    except PackUnusable as error:
        _log.warning("The search goes on without concept vectors: %s", error)
        return None


@cache
def concepts_signature() -> str:
    """Return what tells the pack in use from any other; empty without one."""
    if installed_concepts() is None:
        return ""
    return sha256(Path(settings.ENVIRONMENT.concepts).read_bytes()).hexdigest()


def open_pack(file: Path) -> Concepts:
    """Read a pack; raises PackUnusable."""
    if find_spec("numpy") is None:
        raise PackUnusable('numpy is not here: pip install "kumaja[concepts]"')
    from kumaja.foundation.language.engine import concepts  # noqa: PLC0415 - it needs numpy

    try:
        pack = concepts.Concepts(file)
    except concepts.PackUnreadable as error:
        raise PackUnusable(f"{error}; `kumaja manage train_concepts` writes one") from error
    except OSError as error:
        raise PackUnusable(f"{file} can't be read: {error.strerror}") from error
    if _cuts(pack.analysers) != _cuts(signature()):
        raise PackUnusable(f"{file} was made with {pack.analysers}, here is {signature()}")
    return pack


def _cuts(analysers: str) -> bool:
    """Test whether Finnish words were only cut: such words don't meet those of a dictionary."""
    return analysers.startswith("snowball")
