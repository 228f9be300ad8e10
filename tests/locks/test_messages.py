"""Every message is translated into Finnish and Swedish, and the same one alike everywhere."""

from __future__ import annotations

from collections import defaultdict

import pytest

from tools.messages import LANGUAGES, compiled, faults, rooms, stored, template_of

pytestmark = pytest.mark.gate


def test_nothing_is_left_untranslated() -> None:
    assert [fault for room in rooms([]) for fault in faults(room)] == []


def test_a_message_has_one_translation_in_all_rooms() -> None:
    """Django merges the catalogues, so that two translations would depend on the order."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for language in LANGUAGES:
        for room in rooms([]):
            for message in stored(room, language):
                if message.id:
                    key = (language, str(message.context), str(message.id))
                    found[key].add(str(message.string))
    assert {key: texts for key, texts in found.items() if len(texts) > 1} == {}


def test_a_missing_translation_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    room = rooms([])[0]
    planted = template_of(room)
    planted.add("Planted by a test")
    monkeypatch.setattr("tools.messages.template_of", lambda _room: planted)
    assert any("Planted by a test" in fault for fault in faults(room))


def test_catalogues_compile_to_the_same_bytes() -> None:
    room = next(room for room in rooms([]) if (room / "locale").exists())
    assert compiled(stored(room, "fi")) == compiled(stored(room, "fi"))
