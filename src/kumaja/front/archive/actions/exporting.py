"""A region as readable pages and open data, streamed: memory doesn't grow with the region."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.regions.models import Region
from kumaja.front.archive.actions.pages import front_of_all
from kumaja.front.archive.actions.site import Progress, Site
from kumaja.front.archive.engine.files import MANIFEST, SUMS, Files, checksum_of
from kumaja.front.archive.queries.told import Told
from kumaja.help.interchange.actions import export_package

FORMAT: Final = 1
DATA: Final = "data"
STYLE: Final = Path(__file__).parents[1] / "data" / "style.css"


def quiet(words: str) -> None:
    """Tell nobody how far it has come."""
    del words


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was written."""

    organisations: int
    activities: int
    networks: int
    municipalities: int


def export_region(
    *, region: Region, folder: Path, day: date, on_progress: Progress = quiet
) -> Counts:
    """Write the region's public pages and data into a folder; the same data give the same bytes.

    `day` is the day it is told of: that of its end, where the region has ended its work. It only
    reads: whoever calls decides whether all reads show one moment.
    """
    told = Told(region, day)
    with Files(folder) as files:
        files.write("style.css", STYLE.read_text("utf-8"))
        files.write("index.html", front_of_all(told))
        counts = Counts(**Site(files, told).write(on_progress))
        on_progress("package of HSDS")
        export_package(region=region, folder=folder / DATA / "hsds", day=day)
        files.take_in(f"{DATA}/hsds")
    _write_manifest(folder, told, counts, files.count)
    return counts


def _write_manifest(folder: Path, told: Told, counts: Counts, files: int) -> None:
    """Write the manifest last: a folder without one is an export that broke off."""
    region = told.region
    ended = region.closing_day(region.closed_at) if region.closed_at else None
    whole: dict[str, Any] = {
        "format": FORMAT, "region": region.slug,
        "name": {language: region.name.exactly(language) for language in LANGUAGES},
        "told_on": told.day.isoformat(), "closed_on": ended.isoformat() if ended else None,
        "counts": asdict(counts),
        "files": files, "checksums": {SUMS: checksum_of(folder / SUMS)},
    }  # fmt: skip
    text = json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    (folder / MANIFEST).write_text(text, "utf-8", newline="\n")
