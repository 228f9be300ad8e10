"""The log of the service tells how the words people use were changed."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from kumaja.foundation.accounts.models import User
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.desk.tests.conftest import Browser
from kumaja.front.desk.tests.test_words_pages import a_voice, an_expression, text_of
from kumaja.help.directory.actions.voices import change_voice
from kumaja.help.directory.actions.words import Wording, change_expression
from kumaja.help.directory.models import Voice
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import a_person

pytestmark = pytest.mark.django_db


def test_the_log_tells_what_was_said_and_what_it_leads_to(browser: Browser, region: Region) -> None:
    coordinator: User = a_person(RoleKind.COORDINATOR, region=region)
    row, said = an_expression(region), a_voice(region)
    Voice.objects.filter(pk=said.pk).update(words="yksinäisyys")
    later = Wording("fi", "mummo kaatuilee", (Term.objects.get(code="lonely"),), "tasapaino")
    change_expression(
        expression=row, wording=later, region=region, actor=coordinator, now=timezone.now()
    )
    change_voice(
        voice=said, language="fi", text="Illat ovat pitkiä.", region=region, actor=coordinator,
        now=timezone.now(),
    )  # fmt: skip
    text = text_of(browser(a_person(RoleKind.ADMINISTRATOR)), "/fi/yllapito/loki/")
    for told in (
        "<del>turvapuhelin</del>",
        "<ins>tasapaino</ins>",
        "<ins>Illat ovat pitkiä.</ins>",
    ):
        assert told in re.sub(r"<(ins|del)[^>]*>", r"<\1>", text)
