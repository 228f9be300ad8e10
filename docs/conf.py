"""How Sphinx builds this documentation: `make docs`."""

from __future__ import annotations

import re
from pathlib import Path

from sphinx.application import Sphinx

project = "Kumaja"
author = "The Kumaja project"
extensions = ["myst_parser"]
exclude_patterns = ["_build"]
source_suffix = {".md": "markdown"}
html_theme = "furo"
html_title = "Kumaja"
html_show_copyright = False
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
suppress_warnings = ["myst.header"]

LINK = re.compile(r"(?<=\]\()(?P<target>[^():#\s]+\.md)(?=\))")


def take_along(app: Sphinx, page: str, source: list[str]) -> None:
    """Let links to pages outside of this folder lead to a copy of the file, taken along."""
    folder = (Path(app.srcdir) / page).parent

    def written(link: re.Match[str]) -> str:
        inside = (folder / link["target"]).resolve().is_relative_to(app.srcdir)
        return link["target"] if inside else f"path:{link['target']}"

    source[0] = LINK.sub(written, source[0])


def setup(app: Sphinx) -> None:
    """Join the above to the reading of pages."""
    app.connect("source-read", take_along)
