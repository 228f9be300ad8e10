"""Whatever stands in an address, the answer is a page and never a fault."""

from __future__ import annotations

import pytest
from django.test import Client

from kumaja.front.profiles.tests.rows import an_activity, an_organisation

pytestmark = pytest.mark.django_db

RUBBISH = (
    "\x00", "%00", "a" * 100_000, "-1", "0", "99999999999999999999", "٣", "1e9", "💥",
    "' OR 1=1 --", "<script>alert(1)</script>", "\u202eabc", "a\u0308", "\ud83d".encode(
        "utf-16", "surrogatepass"
    ).decode("utf-16", "replace"), "%", "_",
)  # fmt: skip
PARAMETERS = ("q", "municipality", "theme", "kind", "page", "letter")


@pytest.mark.parametrize("rubbish", RUBBISH, ids=lambda text: ascii(text)[:20])
def test_rubbish_in_the_question_is_a_page(visitor: Client, rubbish: str) -> None:
    organisation = an_organisation()
    an_activity(organisation=organisation)
    for path in ("jarjestot/", "viranomaiset/", "kunnat/", "kunnat/tuusula/",
                 f"jarjestot/{organisation.address}/"):  # fmt: skip
        answer = visitor.get(f"/fi/{path}", dict.fromkeys(PARAMETERS, rubbish))
        assert answer.status_code == 200, path
        assert b"<script>alert" not in answer.content


@pytest.mark.parametrize("folder", ["jarjestot", "viranomaiset", "toiminta", "kunnat"])
@pytest.mark.parametrize("slug", ["x", "-", "a" * 5000, "%00", "ä", "'", "..", "1" * 10])
def test_an_unknown_address_is_not_found(visitor: Client, folder: str, slug: str) -> None:
    assert visitor.get(f"/fi/{folder}/{slug}/").status_code == 404


def test_texts_of_records_are_never_script(visitor: Client) -> None:
    evil = '<script>alert(1)</script>"><img src=x onerror=alert(2)>[x](javascript:alert(3))'
    organisation = an_organisation(evil, summary_fi=evil, description_fi=evil, represents_fi=evil)
    activity = an_activity(
        evil, summary_fi=evil, description_fi=evil, summary_easy=evil, eligibility_fi=evil,
        price_note_fi=evil, organisation=organisation,
    )  # fmt: skip
    for path in (f"jarjestot/{organisation.address}/", f"toiminta/{activity.address}/",
                 "jarjestot/", "kunnat/tuusula/"):  # fmt: skip
        page = visitor.get(f"/fi/{path}").content.decode()
        assert "<script>alert" not in page
        assert "<img src" not in page
        assert 'href="javascript' not in page


@pytest.mark.parametrize("path", ["jarjestot/", "viranomaiset/", "kunnat/", "kunnat/tuusula/"])
def test_pages_only_answer_questions(visitor: Client, path: str) -> None:
    assert visitor.post(f"/fi/{path}").status_code == 405
    assert visitor.head(f"/fi/{path}").status_code == 200
