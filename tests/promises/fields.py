"""The forms of a page as a browser reads them, and posting them with anything in any field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import quote_plus

from django.http import HttpResponse
from django.test import Client

NOT_TYPED = {"hidden", "checkbox", "radio", "submit", "button", "file", "image"}


@dataclass(slots=True)
class FoundForm:
    """One form: where it is sent, its names and values, which of them one types freely."""

    action: str = ""
    method: str = "get"
    values: dict[str, list[str]] = field(default_factory=dict)
    typed: list[str] = field(default_factory=list)

    def add(self, name: str, value: str, *, is_typed: bool) -> None:
        self.values.setdefault(name, []).append(value)
        if is_typed and name not in self.typed:
            self.typed.append(name)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[FoundForm] = []
        self._text: str | None = None
        self._name = ""
        self._options: list[str] = []
        self._first = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        had = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(FoundForm(had.get("action", ""), had.get("method", "get").lower()))
        elif self.forms and tag == "input" and had.get("name"):
            self._input(had)
        elif tag == "textarea":
            self._name, self._text = had.get("name", ""), ""
        elif tag == "select":
            self._name, self._options, self._first = had.get("name", ""), [], ""
        elif tag == "option":
            self._first = self._first or had.get("value", "")
            if "selected" in had:
                self._options.append(had.get("value", ""))

    def _input(self, had: dict[str, str]) -> None:
        kind = had.get("type", "text")
        if kind in {"checkbox", "radio"} and "checked" not in had:
            return
        if kind not in {"submit", "button", "file", "image"}:
            value = had.get("value", "on" if kind == "checkbox" else "")
            self.forms[-1].add(had["name"], value, is_typed=kind not in NOT_TYPED)

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._text is not None and self.forms:
            self.forms[-1].add(self._name, self._text.removeprefix("\n"), is_typed=True)
            self._text = None
        elif tag == "select" and self.forms and self._name:
            for value in self._options:
                self.forms[-1].add(self._name, value, is_typed=False)
            self._name = ""


def forms_in(page: str) -> list[FoundForm]:
    """Return the forms of a page."""
    reader = _Reader()
    reader.feed(page)
    return reader.forms


def form_of(client: Client, url: str) -> FoundForm:
    """Return the form of a page that writes: the one with most fields."""
    found = [form for form in forms_in(client.get(url).content.decode()) if form.method == "post"]
    return max(found, key=lambda form: (len(form.typed), len(form.values)))


def sent(client: Client, url: str, values: dict[str, list[str]], raw: str = "") -> HttpResponse:
    """Post the values as a browser would; `raw` is added as it stands, percent-encoded or not."""
    pairs = [f"{quote_plus(n)}={quote_plus(v)}" for n, each in values.items() for v in each]
    body = "&".join([*pairs, *([raw] if raw else [])])
    return client.post(url, body, content_type="application/x-www-form-urlencoded")


def typed_in(form: FoundForm) -> Iterator[tuple[str, str]]:
    """Yield name and value of what one types."""
    for name in form.typed:
        yield name, form.values[name][0]
