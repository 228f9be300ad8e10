"""What the page shell shows around every page; filled by the rooms at the front."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Link:
    """A door: its words and address; `count` is said in brackets when there is something.

    A group of doors has them `under` it, and leads to the first.
    """

    label: str
    url: str
    is_current: bool = False
    count: int = 0
    under: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in another language: `FI`, its language and its name in that language."""

    label: str
    url: str
    language: str
    name: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a page stands for those who find it elsewhere: its one full address, and its siblings.

    `locale` is what Open Graph calls the language; `siblings` are language and full address.
    """

    url: str
    locale: str
    siblings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One of the five doors, or the desk, with its second level."""

    label: str
    url: str
    links: tuple[Link, ...] = ()
    is_current: bool = False

    @property
    def here(self) -> str:
        """The words for where one is within the section, or nothing."""
        return next((link.label for link in self.deepest if link.is_current), "")

    @property
    def deepest(self) -> tuple[Link, ...]:
        """The doors themselves, those of groups instead of the groups."""
        return tuple(door for link in self.links for door in link.under or (link,))

    @property
    def beside(self) -> tuple[Link, ...]:
        """The doors of the group in which one is, none outside of groups."""
        return next((link.under for link in self.links if link.is_current), ())


@dataclass(frozen=True, slots=True)
class Acting:
    """For whom one acts now (`Toimit: Vierellä Jokelassa ry · Vaihda`)."""

    name: str
    change_url: str = ""


@dataclass(frozen=True, slots=True)
class Shell:
    """Everything around a page that no page decides itself."""

    name: str = "Kumaja"
    region_name: str = ""
    home_url: str = "/"
    sections: tuple[Section, ...] = ()
    desk: Section | None = None
    tray: Link | None = None
    easy: Link | None = None
    languages: tuple[LanguageLink, ...] = ()
    entry: Link | None = None
    acting: Acting | None = None
    closed: str = ""
    footer: tuple[Link, ...] = ()
    contact: tuple[str, ...] = ()
    data_day: date | None = None
    standing: Standing | None = None

    @property
    def current(self) -> Section | None:
        """The section in which one is: the desk, else one of the five, else none."""
        if self.desk and self.desk.is_current:
            return self.desk
        return next((section for section in self.sections if section.is_current), None)
