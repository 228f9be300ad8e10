"""Addresses are the same as Django's, in each language and beneath each prefix."""

from __future__ import annotations

import pytest
from django.urls import NoReverseMatch, get_script_prefix, reverse, set_script_prefix
from django.utils import translation

from kumaja.foundation.core.engine.addresses import address_of_page, address_of_row

ROW, PAGE = "directory:detail", "design:guide"


@pytest.mark.parametrize("prefix", ["/", "/keski/"])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_an_address_is_djangos_own(language: str, prefix: str) -> None:
    before = get_script_prefix()
    set_script_prefix(prefix)
    try:
        with translation.override(language):
            for address in ("x", "kerho-xx-234", "x-x"):
                assert address_of_row(ROW, address) == reverse(ROW, args=[address])
            assert address_of_page(PAGE) == reverse(PAGE)
    finally:
        set_script_prefix(before)


def test_a_page_that_is_not_there_has_no_address() -> None:
    with pytest.raises(NoReverseMatch):
        address_of_page("nobody:nowhere")
