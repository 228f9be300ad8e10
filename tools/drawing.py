"""Draws the house from the import contracts into docs/architecture.md.

python -m tools.drawing    writes the drawing anew
"""

from __future__ import annotations

import ast

from tools.house import ROOT, SOURCE, layers_of

PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- drawing: made by tools/drawing.py -->\n", "<!-- end of drawing -->\n"


def _names(names: frozenset[str]) -> str:
    return " | ".join(sorted(names))


def drawing() -> str:
    """Return the wings and their rooms, the uppermost first; `/`: left may use right."""
    lines = []
    for layer in layers_of("kumaja"):
        for wing in sorted(layer):
            rooms = " / ".join(_names(names) for names in layers_of(f"kumaja.{wing}"))
            lines.append(f"{wing:<12} {rooms}")
    beside = "beside them  worker · cli · keeping · demo · config · __main__"
    return "```text\n" + "\n".join([*lines, beside]) + "\n```\n"


def rooms_table() -> str:
    """Return what each room is for, from the first sentence of its `__init__.py`."""
    rows = ["| room | what it is for |", "|---|---|"]
    for layer in layers_of("kumaja"):
        for wing in sorted(layer):
            for names in layers_of(f"kumaja.{wing}"):
                rows += [f"| `{wing}/{name}` | {_told(wing, name)} |" for name in sorted(names)]
    return "\n".join(rows) + "\n"


def _told(wing: str, name: str) -> str:
    """Return what a room is for; one that the contract keeps a place for is not built yet."""
    source = SOURCE / wing / name / "__init__.py"
    if not source.exists():
        return "(its place; not built yet)"
    told = (ast.get_docstring(ast.parse(source.read_text("utf-8"))) or "").split("\n\n")[0]
    return " ".join(told.split())


def page_with(page: str) -> str:
    """Return the page with the drawing and the table made anew."""
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n{drawing()}\n{rooms_table()}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(page_with(PAGE.read_text("utf-8")), "utf-8")
