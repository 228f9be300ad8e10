"""What can be brought in: each kind of import and the mapping that its room gives."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kumaja.foundation.imports.actions import Mapping
from kumaja.help.interchange.actions import HsdsMapping, PtvMapping

MAPPINGS: dict[str, Callable[[date], Mapping]] = {"ptv": PtvMapping, "hsds": HsdsMapping}
# Read and written whole: a vocabulary has no stages, and is not undone but read anew.
VOCABULARIES = ("ptv-terms",)
KINDS = (*MAPPINGS, *VOCABULARIES)
