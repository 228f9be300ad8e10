"""Lock 3: what import-linter can't see: relations, template fragments, addresses by name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Model

from tools.house import SOURCE, Room, may_use, room_of, rooms

pytestmark = pytest.mark.gate

INCLUDE = re.compile(r"""{%\s*(?:include|extends)\s+["']([^"']+)["']""")
URL = re.compile(r"""{%\s*url\s+["']([^"']+)["']""")
OUTSIDE = {"account", "mfa", "socialaccount", "openid"}


def relations(model: type[Model]) -> Iterator[tuple[str, str, str]]:
    for field in model._meta.get_fields():
        if field.is_relation and not field.auto_created and field.related_model is not None:
            yield model._meta.app_label, field.name, field.related_model._meta.app_label


def wrong_relation(owner: str, target: str) -> bool:
    """Test whether a model of room `owner` may not point to one of room `target`."""
    known = rooms()
    return owner in known and target in known and not may_use(known[owner], known[target])


def test_relations_follow_the_arrows() -> None:
    found = [
        f"{owner}.{name} → {target}"
        for model in apps.get_models()
        for owner, name, target in relations(model)
        if wrong_relation(owner, target)
    ]
    assert found == []


def test_a_relation_upwards_is_caught() -> None:
    assert wrong_relation("places", "registry")
    assert not wrong_relation("registry", "places")


def test_there_are_no_generic_relations() -> None:
    for file in SOURCE.rglob("*.py"):
        if "tests" not in file.parts:
            assert "GenericForeignKey" not in file.read_text("utf-8"), file


def wrong_fragments(room: Room, template: str) -> list[str]:
    """Return the fragments that a template of `room` includes but may not: pages, upper rooms'."""
    found = []
    for name in INCLUDE.findall(template):
        owner, _, rest = name.partition("/")
        other = rooms().get(owner)
        private = other not in (room, None) and not Path(rest).name.startswith("_")
        if other is not None and (not may_use(room, other) or (private and owner != "design")):
            found.append(name)
    return found


def wrong_addresses(room: Room, names: list[str]) -> list[str]:
    """Return the addresses of upper rooms among those that a file of `room` names."""
    known = rooms()
    found = []
    for name in names:
        space = name.partition(":")[0]
        if ":" in name and space in known and not may_use(room, known[space]):
            found.append(name)
    return found


def reversed_names(source: str) -> Iterator[str]:
    """Yield each address that Python code names in `reverse`, `redirect` and their kin."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if called in {"reverse", "reverse_lazy", "redirect", "resolve_url"}:
                yield str(node.args[0].value)


def test_templates_include_and_name_only_own_and_lower_rooms() -> None:
    found: dict[str, list[str]] = {}
    for file in SOURCE.rglob("templates/**/*"):
        room = room_of(file) if file.is_file() else None
        if room:
            text = file.read_text("utf-8")
            wrong = wrong_fragments(room, text) + wrong_addresses(room, URL.findall(text))
            if wrong:
                found[str(file.relative_to(SOURCE))] = wrong
    assert found == {}


def test_code_names_only_own_and_lower_rooms_addresses() -> None:
    found: dict[str, list[str]] = {}
    for file in SOURCE.rglob("*.py"):
        room = room_of(file)
        if room and (wrong := wrong_addresses(room, list(reversed_names(file.read_text("utf-8"))))):
            found[str(file.relative_to(SOURCE))] = wrong
    assert found == {}


def test_planted_templates_and_addresses_are_caught() -> None:
    places, home = rooms()["places"], rooms()["home"]
    assert wrong_fragments(places, '{% include "registry/_card.html" %}')
    assert wrong_fragments(home, '{% include "directory/activity_detail.html" %}')
    assert not wrong_fragments(home, '{% include "directory/_card.html" %}')
    assert wrong_addresses(places, URL.findall('{% url "registry:detail" code %}'))
    assert wrong_addresses(places, list(reversed_names('redirect("home:front")')))
