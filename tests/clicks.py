"""Clicking from page to page: following links that stand in the main part of each."""

from __future__ import annotations

import re

from django.test import Client

LINK = re.compile(r'<a [^>]*href="([^"#]+)"')


def clicked(client: Client, start: str, *codes: str) -> str:
    """Click a link a code: each leads to the page whose address ends in it; returns the last page.

    Fails where the page has no such link.
    """
    text = page(client, start)
    for code in codes:
        links = LINK.findall(text.partition("<main")[2].partition("</main>")[0])
        found = next((link for link in links if link.rstrip("/").endswith(code)), None)
        assert found is not None, f"{code} is not linked from {start}: {links}"
        start, text = found, page(client, found)
    return text


def page(client: Client, path: str) -> str:
    """Return the page, also when its address leads on to another."""
    answer = client.get(path, follow=True)
    assert answer.status_code == 200, path
    return answer.content.decode()
