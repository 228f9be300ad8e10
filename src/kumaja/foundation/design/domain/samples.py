"""What the style guide shows: real Finnish words, invented figures."""

from __future__ import annotations

from dataclasses import dataclass

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.design.domain import charts
from kumaja.foundation.design.domain.lists import (
    Card,
    Chosen,
    Column,
    Fact,
    FilterGroup,
    Option,
    Row,
    Tag,
)
from kumaja.foundation.design.domain.pages import Pages, pages_of
from kumaja.foundation.design.domain.queue import Queued, QueueGroup
from kumaja.foundation.design.domain.shell import Acting, LanguageLink, Link, Section, Shell
from kumaja.foundation.design.domain.tiles import (
    Place,
    Step,
    Tile,
    ladder_for,
    step_of,
    steps_in_words,
)

HERE = "#main"


@dataclass(frozen=True, slots=True)
class Stack:
    """A stacked bar with its words."""

    label: str
    parts: tuple[charts.Part, ...]


def sections() -> tuple[Section, ...]:
    """Return the five doors with the second level of the current one."""
    second = ("Haku", "Elämäntilanteet", "Tule mukaan ja auta", "Tarjotin", "Apua heti")
    links = tuple(Link(label, HERE, is_current=label == "Haku") for label in second)
    rest = ("Tapahtumat", "Vaikuta", "Järjestöt", "Tietoa")
    return (
        Section("Tukea ja toimintaa", HERE, links, is_current=True),
        *(Section(label, HERE) for label in rest),
    )


def shell() -> Shell:
    """Return a shell in which every part shows something."""
    return Shell(
        region_name="Uudenmaan järjestöverkosto",
        home_url="/fi/",
        sections=sections(),
        tray=Link("Tarjotin", HERE, count=2),
        easy=Link("Selkokieli", HERE),
        languages=(
            LanguageLink("FI", "/fi/design/", "fi", "Suomeksi", is_current=True),
            LanguageLink("SV", "/sv/design/", "sv", "På svenska"),
            LanguageLink("EN", "/en/design/", "en", "In English"),
        ),
        entry=Link("Työpöytä", HERE, count=3),
        acting=Acting("Vierellä Jokelassa ry", HERE),
        footer=(
            Link("Apua heti 112", HERE),
            Link("Saavutettavuus", HERE),
            Link("Tietosuoja", HERE),
        ),
        contact=("Uudenmaan koordinaatio", "koordinaatio@uusimaa.example", "019 000 0000"),
    )


def texts() -> dict[str, Trilingual]:
    """Return a text in all languages, one that falls back, and one of long words."""
    return {
        "whole": Trilingual("Hoidan läheistäni", "Jag vårdar en närstående", "I care for someone"),
        "fallback": Trilingual(sv="En trygg grupp för den som vårdar en närstående."),
        "long": Trilingual(
            "Omaishoitajien vertaistukiryhmänohjaajakoulutettavien kohtaamispaikkatoiminta"
        ),
    }


def filters() -> tuple[FilterGroup, ...]:
    """Return two filters, one longer than is shown at once."""
    situations = (
        ("Hoidan läheistäni", 24), ("Olen yksinäinen", 61), ("Rahat eivät riitä", 12),
        ("Mieli on maassa", 33), ("Juominen huolettaa", 9), ("Muisti pätkii", 18),
        ("Olen uusi Suomessa", 14), ("Haluan auttaa", 40), ("En jaksa enää", 11), ("Kipu", 7),
    )  # fmt: skip
    options = tuple(
        Option(str(place), label, count, is_chosen=place in {0, 5})
        for place, (label, count) in enumerate(situations)
    )
    access = (Option("step-free", "Esteetön tila", 52), Option("loop", "Induktiosilmukka", 8))
    return (
        FilterGroup("Elämäntilanne", "situation", options),
        FilterGroup("Esteettömyys", "access", access),
    )


def chosen() -> tuple[Chosen, ...]:
    """Return chosen filters as links that remove them."""
    return (Chosen("Hoidan läheistäni", HERE), Chosen("Muisti pätkii", HERE))


def cards() -> tuple[Card, ...]:
    """Return the cards of a list: one that is full, one in another language."""
    when = Fact("clock", "Milloin", "ti 18–19.30")
    full = Card(
        heading="Yhteinen pöytä",
        url=HERE,
        by="Muisti ja me Järvenpää ry",
        summary="Syödään yhdessä ja puhutaan siitä, mitä viikkoon kuuluu.",
        facts=(when, Fact("map-pin", "Missä", "Keskusta, Järvenpää")),
        tags=(Tag("Nyt täynnä", role="waiting"),),
    )
    swedish = Card(
        heading="Samtalsgrupp för närståendevårdare",
        url=HERE,
        by="Lovisa Grannstöd rf",
        summary="En trygg grupp för den som vårdar en närstående. Ingen remiss behövs.",
        language="sv",
        facts=(when, Fact("map-pin", "Missä", "Lovisa"), Fact("languages", "Kieli", "ruotsi")),
        tags=(Tag("På svenska", language="sv", icon="languages"),),
    )
    return (full, swedish)


def list_rows() -> tuple[Row, ...]:
    """Return the rows of a list."""
    return (
        Row("Vierellä Jokelassa ry", HERE, "Omaishoitajien arjen tukea.", "Tuusula, Hyvinkää +2"),
        Row("Lovisa Grannstöd rf", HERE, meta="Loviisa", language="sv"),
    )


def columns() -> tuple[Column, ...]:
    """Return the columns of a table that sorts."""
    return (
        Column("Kuka vastaa", HERE),
        Column("Odottaa", HERE, "descending", is_number=True),
        Column("Pisin odotus", HERE, is_number=True),
    )


def rows() -> tuple[tuple[str, str, str], ...]:
    """Return the rows of that table."""
    return (
        ("Länsi-Uudenmaan hyvinvointialue", "31", "103 päivää"),
        ("Itä-Uudenmaan hyvinvointialue", "9", "41 päivää"),
        ("HUS-yhtymä", "4", "12 päivää"),
    )


def alphabet() -> tuple[Link, ...]:
    """Return the letters of a list."""
    return tuple(Link(letter, HERE) for letter in "ABEHIJKLMNOPRSTUVYÄÖ")


def pages() -> Pages:
    """Return the third of twelve pages."""
    return pages_of(3, 12, lambda number: f"?sivu={number}")


def bars() -> list[charts.Bar]:
    """Return shares of one base."""
    rows = (("Vaikuttaminen kunnissa", 174), ("Viestintä ja näkyvyys", 104), ("Koulutukset", 1))
    return charts.share_bars(rows, 217, strong="Vaikuttaminen kunnissa")


def stacks() -> tuple[Stack, ...]:
    """Return two stacked bars."""
    parts = (("Vastattu", 21), ("Kertomatta", 6), ("Odottaa", 31))
    other = (("Vastattu", 27), ("Kertomatta", 0), ("Odottaa", 2))
    return (
        Stack("Länsi-Uudenmaan hyvinvointialue", tuple(charts.stacked(parts, waiting="Odottaa"))),
        Stack("Keski-Uudenmaan hyvinvointialue", tuple(charts.stacked(other, waiting="Odottaa"))),
    )


def line() -> charts.Line:
    """Return a line of five years."""
    return charts.line((("2022", 74), ("2023", 61), ("2024", 52), ("2025", 40), ("2026", 38)))


PLACES = (
    ("Kar", "Karkkila", 1, 3, 22), ("Hyv", "Hyvinkää", 1, 5, 41), ("Män", "Mäntsälä", 1, 7, 19),
    ("Myr", "Myrskylä", 1, 9, 2), ("Lap", "Lapinjärvi", 1, 10, 4), ("Loh", "Lohja", 2, 3, 46),
    ("Vih", "Vihti", 2, 4, 17), ("Nur", "Nurmijärvi", 2, 5, 24), ("Tuu", "Tuusula", 2, 6, 58),
    ("Jär", "Järvenpää", 2, 7, 30), ("Por", "Pornainen", 2, 8, 0), ("Ask", "Askola", 2, 9, 8),
    ("Puk", "Pukkila", 2, 10, 3), ("Raa", "Raasepori", 3, 2, 14), ("Sip", "Sipoo", 3, 8, 12),
    ("Kau", "Kauniainen", 3, 6, 9), ("Van", "Vantaa", 3, 7, 88), ("Pvo", "Porvoo", 3, 9, 58),
    ("Lov", "Loviisa", 3, 10, 14), ("Han", "Hanko", 4, 1, 9), ("Ink", "Inkoo", 4, 3, 5),
    ("Siu", "Siuntio", 4, 4, 6), ("Kir", "Kirkkonummi", 4, 5, 21), ("Esp", "Espoo", 4, 6, 96),
    ("Hel", "Helsinki", 4, 7, 184), ("Ker", "Kerava", 4, 8, 31),
)  # fmt: skip


def tiles() -> tuple[Tile, ...]:
    """Return the tiles of Uusimaa with invented counts."""
    limits = ladder_for(max(row[4] for row in PLACES))
    return tuple(
        Tile(
            Place(letters, name, row, column),
            count,
            step_of(count, limits),
            f"{name}, {count} toimintaa",
            HERE,
        )
        for letters, name, row, column, count in PLACES
    )


def queue() -> tuple[QueueGroup, ...]:
    """Return a queue of work with one of its rows open."""
    alike = (
        Queued("Avaimen pitää saada muutenkin kuin netistä.", HERE, "", "Sivukylien Ääni ry",
               is_current=True),
        Queued("Nyckeln ska fås per telefon.", HERE, "sv", "Lovisa Grannstöd rf"),
    )  # fmt: skip
    told = Queued(
        "Tila on saatava illaksi.", HERE, "", "Vierellä Jokelassa ry", "Ei otettu huomioon"
    )
    return QueueGroup("Kaikki eivät ole netissä", alike), QueueGroup("", (told,))


def place_columns() -> tuple[Column, ...]:
    """Return the columns of the table beside those tiles."""
    return (Column("Kunta"), Column("Toimintaa", is_number=True))


def place_rows() -> list[tuple[Link, str]]:
    """Return the same as a table; it leads to the same places."""
    return [(Link(row[1], HERE), str(row[4])) for row in sorted(PLACES, key=lambda row: row[1])]


def steps() -> list[Step]:
    """Return the scale of those tiles."""
    return steps_in_words(ladder_for(max(row[4] for row in PLACES)))
