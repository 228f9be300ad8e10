"""Tables and maps of tiles tell each cell with its column, each tile with its words."""

from __future__ import annotations

from kumaja.foundation.design.domain.lists import Column
from kumaja.foundation.design.domain.shell import Link
from kumaja.foundation.design.domain.tiles import Place, Tile
from kumaja.foundation.design.tests.cotton import drawn

COLUMNS = (Column("Kunta"), Column("Toimintaa", is_number=True))
TILE = Tile(Place("Tuu", "Tuusula", 3, 4), 12, 2, "Tuusula, 12 toimintaa", "/fi/kunnat/tuusula/")


def test_a_cell_is_told_with_its_column_and_no_cell_is_lost() -> None:
    rows = ((Link("Tuusula & muut", "/a/"), 12, "lisää"), ("Hanko", 0))
    html = drawn('<c-table :columns="columns" :rows="rows" />', columns=COLUMNS, rows=rows)

    assert '<th scope="row"><a href="/a/">Tuusula &amp; muut</a></th>' in html
    assert '<td data-label="Toimintaa" data-number>12</td><td data-label="">lisää</td>' in html
    assert '<th scope="row">Hanko</th><td data-label="Toimintaa" data-number>0</td>' in html


def test_a_tile_is_a_link_with_words_and_again_a_silent_square() -> None:
    html = drawn('<c-tile-map :tiles="tiles" />', tiles=(TILE,))

    assert (
        '<li class="k-row-3 k-column-4"><a class="k-tile k-step-2" href="/fi/kunnat/tuusula/">'
        '<span aria-hidden="true">Tuu</span><b aria-hidden="true">12</b>'
        '<span class="k-hidden">Tuusula, 12 toimintaa</span></a></li>'
    ) in html
    assert (
        '<span class="k-tile k-step-2 k-row-3 k-column-4"><span>Tuu</span><b>12</b></span>' in html
    )


def test_a_tile_that_leads_nowhere_is_no_link() -> None:
    html = drawn('<c-tile-map :tiles="t" />', t=(Tile(TILE.place, 0, 0, "Tuusula, 0"),))

    assert "<a " not in html and '<span class="k-tile k-step-0">' in html
