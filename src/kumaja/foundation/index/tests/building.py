"""A small index for tests."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.index.domain.cursor import Cursor, Mark
from kumaja.foundation.index.domain.document import Document
from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.domain.question import Answer, Question, cleaned
from kumaja.foundation.index.domain.saying import Saying
from kumaja.foundation.index.engine import folders, searcher
from kumaja.foundation.index.engine.writer import Writer
from kumaja.foundation.language.domain.keys import sort_key

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)


def a_document(key: str, name: str | Trilingual = "", **more: Any) -> Document:  # noqa: ANN401
    text = name if isinstance(name, Trilingual) else Trilingual(fi=name or key)
    facts = {"label": "test.Row", "regions": ("uusimaa",), "kind": "group"}
    order = sort_key(text.in_language("fi").value)
    return Document(**{**facts, "name": text, "sort_key": order, "key": key, **more})


def build(*documents: Document | Saying) -> Path:
    folder = folders.new_copy(NOW)
    writer = Writer(folder)
    writer.add(documents)
    writer.commit()
    writer.close()
    folders.write_mark(folder, Mark(Cursor(0, 0), NOW))
    folders.publish(folder)
    return folder


def ask(text: str = "", **more: Any) -> Answer:  # noqa: ANN401
    return searcher.find(Question(region="uusimaa", text=cleaned(text), **more))


def keys(text: str = "", **more: Any) -> list[str]:  # noqa: ANN401
    return [hit.key for hit in ask(text, **more).hits]


def count(facet: Facet, code: str, **more: Any) -> int:  # noqa: ANN401
    return ask(**more).facets[facet].get(code, 0)
