"""Listening to a page: the names that Chromium gives to what one can act on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import CDPSession, Page

ACTED_ON = {"link", "button", "checkbox", "radio", "combobox", "searchbox", "textbox"}
# A space before a sign, a sign at the beginning, a word said with nothing between two signs.
WORD = re.compile(r"[\w@]+")
STRAY = re.compile(r"\s[,.:;!?)]|^[,.:;!?)]|\s\s|\s$")
# What is drawn as text within a control; what is only for the ear is clipped on purpose.
SEEN = """function () {
  const walker = document.createTreeWalker(this, NodeFilter.SHOW_TEXT);
  const words = [];
  while (walker.nextNode()) {
    const box = walker.currentNode.parentElement;
    const clipped = box.closest(".k-hidden, .k-skip, .k-jump");
    if (!(clipped && this.contains(clipped)) && box.checkVisibility()) {
      words.push(walker.currentNode.textContent);
    }
  }
  return words.join(" ");
}"""


@dataclass(frozen=True)
class Heard:
    """A control as it is heard, and the words that are seen on it."""

    role: str
    name: str
    seen: str

    @property
    def reads_right(self) -> bool:
        """Test whether no sign stands astray in the name."""
        return bool(self.name) and not STRAY.search(self.name)

    @property
    def holds_what_is_seen(self) -> bool:
        """Test whether what is seen can be said to reach it (WCAG 2.5.3, label in name)."""
        return _words(self.seen) in _words(self.name)


def _words(text: str) -> str:
    """Return the words alone, each between spaces."""
    return f" {' '.join(WORD.findall(text.casefold()))} ".replace("  ", " ")


def heard(page: Page) -> Iterator[Heard]:
    """Yield all that one can act on, in the order of the accessibility tree."""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    for node in session.send("Accessibility.getFullAXTree")["nodes"]:
        role = str(node.get("role", {}).get("value", ""))
        if node.get("ignored") or role not in ACTED_ON:
            continue
        name = str(node.get("name", {}).get("value", ""))
        yield Heard(role, name, _seen(session, node["backendDOMNodeId"], role))
    session.detach()


def _seen(session: CDPSession, node: int, role: str) -> str:
    """Return the words drawn on a control; a field's own text is what was typed."""
    if role not in {"link", "button"}:
        return ""
    found = session.send("DOM.resolveNode", {"backendNodeId": node})["object"]["objectId"]
    answer = session.send(
        "Runtime.callFunctionOn",
        {"objectId": found, "functionDeclaration": SEEN, "returnByValue": True},
    )
    return str(answer["result"].get("value", ""))
