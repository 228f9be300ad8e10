"""Words are cut by Snowball here, whatever another test of this process has asked before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings

from kumaja.foundation.language.engine import analysers


@pytest.fixture(autouse=True, scope="module")
def _only_stems() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings.ENVIRONMENT, "analyser", "snowball")
        _forget()
        yield
    _forget()


def _forget() -> None:
    analysers.analyser_for.cache_clear()
    analysers.analyse.cache_clear()
