"""Lists the decision records in docs/decisions/index.md.

python -m tools.decisions    writes the list anew
"""

from __future__ import annotations

from tools.house import ROOT

FOLDER = ROOT / "docs" / "decisions"
HEAD = """# Decisions

Half a page for each fork that had a second road: what was taken, why, and what it costs.

"""


def index() -> str:
    """Return the list of all records by file name, each with its title."""
    files = sorted(file for file in FOLDER.glob("*.md") if file.name != "index.md")
    titles = [(file.name, file.read_text("utf-8").splitlines()[0].lstrip("# ")) for file in files]
    return HEAD + "".join(f"- [{title}]({name})\n" for name, title in titles)


if __name__ == "__main__":
    (FOLDER / "index.md").write_text(index(), "utf-8")
