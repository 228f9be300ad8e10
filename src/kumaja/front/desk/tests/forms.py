"""Forms as a browser sends them: everything that the page holds, and what the test changes."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from django.test import Client


class _Reader(HTMLParser):
    """Collects what a browser would send of the posting form with the most fields."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, list[str]]] = []
        self._select = ""
        self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append({})
        elif not self.forms:
            return
        elif tag == "input" and "name" in given:
            is_choice = given.get("type") in {"checkbox", "radio"}
            if not is_choice or "checked" in given:
                self._add(given["name"], given.get("value", "on" if is_choice else ""))
        elif tag == "select":
            self._select = given["name"]
        elif tag == "option" and self._select and "selected" in given:
            self._add(self._select, given["value"])
        elif tag == "textarea":
            self._area = given["name"]
            self._add(self._area, "")

    def handle_endtag(self, tag: str) -> None:
        self._select = "" if tag == "select" else self._select
        self._area = "" if tag == "textarea" else self._area

    def handle_data(self, data: str) -> None:
        if self._area:
            self.forms[-1][self._area][-1] += data.removeprefix("\n")

    def _add(self, name: str, value: str) -> None:
        self.forms[-1].setdefault(name, []).append(value)


def form_on(client: Client, path: str) -> dict[str, Any]:
    """Return what the page's largest form would send."""
    reader = _Reader()
    reader.feed(client.get(path).content.decode())
    return max(reader.forms, key=len)


def send(client: Client, path: str, **changes: Any) -> Any:  # noqa: ANN401 - the test client's answer
    """Open the page, change some fields and send its form."""
    return client.post(path, form_on(client, path) | changes)
