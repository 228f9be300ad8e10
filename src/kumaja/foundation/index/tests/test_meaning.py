"""With a pack, rows near in meaning come first; without one nothing changes."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.index.engine import meaning, searcher
from kumaja.foundation.index.tests.building import a_document, build, keys
from kumaja.foundation.language.engine.concepts import Floats

SPACE = {"kerho": (1.0, 0.0), "koira": (0.0, 1.0), "lemmikki": (0.1, 1.0), "auto": (1.0, 0.1)}
ROWS = (
    a_document("cars", "Kerho kerho", summary=Trilingual(fi="auto")),
    a_document("pets", "Muu kerho", summary=Trilingual(fi="lemmikki")),
)


class Pack:
    """A pack of four words in two dimensions."""

    def vector(self, words: Iterable[str], _language: str) -> Floats | None:
        """Return the sum of what is known."""
        known = [SPACE[word] for word in words if word in SPACE]
        return np.array(known, dtype=np.float32).sum(axis=0) if known else None


@pytest.fixture
def with_pack(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the pack installed."""
    for module in (meaning, searcher):
        monkeypatch.setattr(module, "installed_concepts", Pack)


def test_without_a_pack_words_alone_decide() -> None:
    build(*ROWS)

    assert keys("kerho koira") == ["cars", "pets"]


@pytest.mark.usefixtures("with_pack")
def test_with_a_pack_what_means_the_same_comes_first() -> None:
    build(*ROWS)

    assert keys("kerho koira koira koira koira") == ["pets", "cars"]


@pytest.mark.usefixtures("with_pack")
def test_rows_with_all_words_stay_before_those_nearer_in_meaning() -> None:
    both = a_document("both", "Koira kerho auto auto auto auto auto")
    build(both, a_document("near", "Koira koira"))

    assert keys("kerho koira koira koira") == ["both", "near"]


@pytest.mark.usefixtures("with_pack")
def test_pages_go_on_where_the_one_before_ended() -> None:
    build(*(a_document(f"r{n:03}", f"Kerho {n}") for n in range(120)))

    pages = [keys("kerho", offset=offset, limit=20) for offset in range(0, 120, 20)]

    assert all(len(page) == 20 for page in pages)
    assert len({key for page in pages[:5] for key in page}) == 100


@pytest.mark.usefixtures("with_pack")
def test_a_question_of_unknown_words_is_answered_by_words() -> None:
    build(*ROWS)

    assert keys("muu") == ["pets"]
