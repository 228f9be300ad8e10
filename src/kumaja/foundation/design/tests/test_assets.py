"""Built files: the manifest tells the truth, sizes stay in budget, colours can be read."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

from kumaja.foundation.design.engine.assets import STATIC, icon_names, manifest, shapes_of

ASSETS = Path(__file__).parents[5] / "assets"
WORDS_ON = {
    "ink": ("ground", "soft", "card", "sun-ground", "error-ground"),
    "mute": ("ground", "soft", "card"),
    "brand": ("ground", "soft", "card"),
    "voice": ("ground", "card"),
    "meadow": ("ground", "card"),
    "lake": ("ground", "card"),
    "sun": ("ground", "card", "sun-ground"),
    "error": ("ground", "card", "error-ground"),
    "on-brand": ("brand", "brand-hover"),
    "on-deep": ("deep",),
    "on-deep-mute": ("deep",),
    **{f"on-tile-{step}": (f"tile-{step}",) for step in range(1, 6)},
}
LINES_ON = {
    "edge": ("ground", "soft", "card"),
    "voice": ("soft",),
    "bar": ("bar-track", "ground"),
    "focus": ("focus-around", "deep"),
}


def test_the_manifest_names_files_by_their_content() -> None:
    for name, path in manifest().items():
        file = STATIC / path
        digest = hashlib.sha256(file.read_bytes()).hexdigest()[:12]
        assert digest in file.name, name
        if not name.endswith(".woff2"):
            assert gzip.decompress((STATIC / f"{path}.gz").read_bytes()) == file.read_bytes()
            assert (STATIC / f"{path}.br").is_file()


def test_nothing_lies_beside_what_the_manifest_names() -> None:
    named = {Path(path).name for path in manifest().values()}
    found = {file.name for file in (STATIC / "design").iterdir()}

    assert {name.removesuffix(".br").removesuffix(".gz") for name in found} == named


def test_style_and_script_stay_within_their_budget() -> None:
    def weight(name: str) -> int:
        return (STATIC / f"{manifest()[name]}.gz").stat().st_size

    assert weight("kumaja.css") <= 35_000
    assert weight("kumaja.js") <= 20_000


def test_built_files_ask_nobody_else() -> None:
    for name in ("kumaja.css", "favicon.svg"):
        text = (STATIC / manifest()[name]).read_text()
        outside = set(re.findall(r"(?:url\(|@import |href=)[\"']?(?:https?:)?//[^\"')]*", text))
        assert outside == set(), name


def test_every_icon_is_drawn() -> None:
    assert len(icon_names()) >= 25
    assert all(shapes_of(name) for name in icon_names())


def test_the_lock_holds_no_registry_addresses() -> None:
    if not ASSETS.is_dir():
        pytest.skip("the wheel carries no sources of the assets")
    lock = json.loads((ASSETS / "package-lock.json").read_text())
    packages = {name: row for name, row in lock["packages"].items() if name}

    assert packages
    assert all("resolved" not in row for row in packages.values())
    assert all("integrity" in row for row in packages.values() if not row.get("inBundle"))


def _colours(mode: str) -> dict[str, str]:
    """Return role → colour as the built sheet gives them in that mode."""
    sheet = (ASSETS / "css/roles.css").read_text()
    light, dark = sheet.split("@media (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", light))
    if mode == "dark":
        found |= dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", dark))
    return found


def _light(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_words_and_lines_can_be_seen_in_both_modes(mode: str) -> None:
    if not ASSETS.is_dir():
        pytest.skip("the wheel carries no sources of the assets")
    colours = _colours(mode)
    dim = [
        (front, back, round(contrast(colours[front], colours[back]), 2))
        for table, least in ((WORDS_ON, 4.5), (LINES_ON, 3.0))
        for front, backs in table.items()
        for back in backs
        if contrast(colours[front], colours[back]) < least
    ]
    assert dim == []


def test_contrast_is_measured_as_wcag_does() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert round(contrast("#e0a526", "#ffffff"), 1) == 2.2
