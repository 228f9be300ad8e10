"""The style guide and the pages that say that something went wrong."""

from __future__ import annotations

import logging

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from kumaja.foundation.design import views
from kumaja.foundation.design.tests.cotton import dangers_of


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_guide_draws_every_component_without_style_attributes(language: str) -> None:
    with translation.override(language):
        page = views.guide(RequestFactory().get(f"/{language}/design/?shell")).content.decode()

    assert f'<html lang="{language}"' in page
    assert dangers_of(page) == []
    assert not {"<c-", "{{", "{%"} & {page[place : place + 3] for place in range(len(page))}
    assert page.count("<h1>") == 1


def test_an_address_of_the_style_sheet_carries_its_hash() -> None:
    page = views.guide(RequestFactory().get("/fi/design/")).content.decode()

    assert '<link rel="stylesheet" href="/static/design/kumaja.' in page


def test_the_page_of_a_fault_needs_no_database_and_says_a_code(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with translation.override("fi"), caplog.at_level(logging.ERROR):
        answer = views.server_error(RequestFactory().get("/fi/haku/"))

    page = answer.content.decode()
    code = caplog.records[0].getMessage().split()[2]
    assert answer.status_code == 500
    assert "Jokin meni meillä rikki" in page
    assert f">{code}<" in page


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "404.html"])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_other_faults_have_their_pages(name: str, language: str) -> None:
    with translation.override(language):
        page = render_to_string(name, {}, RequestFactory().get(f"/{language}/"))

    assert f'<html lang="{language}"' in page
    assert f'href="/{language}/"' in page


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fi", "pyydä oikeus yhdistykseltäsi."),
        ("sv", "be föreningen ge dig rätten."),
        ("en", "ask it to give you the right."),
    ],
)
def test_who_may_not_is_told_whom_to_ask(language: str, said: str) -> None:
    with translation.override(language):
        assert said in render_to_string("403.html", {}, RequestFactory().get(f"/{language}/"))
