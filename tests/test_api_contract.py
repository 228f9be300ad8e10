"""The interfaces held against their own descriptions by a machine that tries to break them."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from kumaja.front.search.actions import rebuild_index
from kumaja.network.registry.actions.api_keys import create_key
from kumaja.network.registry.domain.api_keys import Scope
from tests.walk.world import NOW, World

pytestmark = [pytest.mark.django_db, pytest.mark.once]
EXAMPLES = 6
LEAST = {GenerationMode.POSITIVE: 12, GenerationMode.NEGATIVE: 5}
# What no schema can say: a cursor must be one that was given out, a term one that there is.
UNSAYABLE = [positive_data_acceptance]
QUIET = settings(
    max_examples=EXAMPLES, derandomize=True, database=None, deadline=None,
    phases=[Phase.generate], suppress_health_check=list(HealthCheck),
)  # fmt: skip


@pytest.fixture
def key(world: World) -> str:
    rebuild_index(now=NOW)
    return create_key(
        organisation=world.own, region=world.region, name="Koe", scopes=list(Scope), ends_on=None,
        actor=world.people["spokesperson"], now=NOW,
    )[1]  # fmt: skip


@pytest.mark.parametrize("path", ["api/v1", "hsds"])
@pytest.mark.parametrize("mode", GenerationMode)
def test_every_answer_is_as_described(key: str, path: str, mode: GenerationMode) -> None:
    schema = schemathesis.openapi.from_wsgi(f"/keski/{path}/openapi.json", get_wsgi_application())
    tried = 0
    for found in schema.get_all_operations():
        # There is no wrong way to ask what takes no parameter, or any text at all.
        with suppress(Unsatisfiable):
            hold(found.ok(), mode, {"Authorization": f"Bearer {key}", "Accept-Language": "en"})
            tried += 1
    assert tried >= LEAST[mode]


def hold(operation: Any, mode: GenerationMode, headers: dict[str, str]) -> None:  # noqa: ANN401
    has_key = bool(operation.definition.raw.get("security"))

    @QUIET
    @given(case=operation.as_strategy(generation_mode=mode))
    def answers(case: Any) -> None:  # noqa: ANN401 - the library's own
        case.call_and_validate(headers=headers if has_key else None, excluded_checks=UNSAYABLE)

    answers()
