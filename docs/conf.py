"""How Sphinx builds this documentation: `make docs`."""

from __future__ import annotations

project = "Kumaja"
author = "The Kumaja project"
extensions = ["myst_parser"]
exclude_patterns = ["_build"]
source_suffix = {".md": "markdown"}
html_theme = "furo"
html_title = "Kumaja"
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
suppress_warnings = ["myst.header"]
