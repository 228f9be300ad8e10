"""Texts that come with the program: a title, a lead, sections under headings."""

from __future__ import annotations

from dataclasses import dataclass

_TITLE, _HEADING = "# ", "## "


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the Markdown beneath it."""

    heading: str
    body: str


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's title, its lead in one paragraph, and its sections.

    `heading` is the title with the soft hyphens by which a long word breaks on a narrow screen.
    """

    heading: str
    lead: str
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        """The title without soft hyphens."""
        return self.heading.replace("\u00ad", "")


def parsed(text: str) -> PageText:
    """Return a Markdown text as a page: `# Title`, a lead, `## Heading` for each section.

    Raises ValueError when it has no title.
    """
    head, *rest = f"\n{text.strip()}".split(f"\n{_HEADING}")
    title, _, lead = head.strip().partition("\n")
    if not title.startswith(_TITLE):
        raise ValueError("The text does not begin with a title.")
    sections = (part.partition("\n") for part in rest)
    return PageText(
        title.removeprefix(_TITLE).strip(),
        " ".join(lead.split()),
        tuple(Section(heading.strip(), body.strip()) for heading, _, body in sections),
    )
