"""Rules of codes, links, browsers, kept forms and encryption."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kumaja.foundation.accounts.domain.browsers import browser_of
from kumaja.foundation.accounts.domain.codes import AskedCode, normal_code, readable_code
from kumaja.foundation.accounts.domain.kept_forms import KeptForm
from kumaja.foundation.accounts.domain.links import digest_of, new_token
from kumaja.foundation.accounts.domain.names import one_line
from kumaja.foundation.accounts.engine.encryption import Undecipherable, decrypt, encrypt
from kumaja.foundation.accounts.engine.fields import NameField
from kumaja.foundation.core.domain.codes import ALPHABET

CODES = st.text(ALPHABET, min_size=8, max_size=8)


@given(CODES)
def test_a_code_may_be_typed_as_the_mail_shows_it_or_pasted_with_spaces(code: str) -> None:
    shown = readable_code(code)

    assert normal_code(shown) == normal_code(f"  {shown.lower()}\n") == code


@given(st.text())
def test_no_typed_text_breaks_the_reading(typed: str) -> None:
    assert set(normal_code(typed)) <= set(ALPHABET)


def test_a_code_is_open_five_minutes_and_three_tries() -> None:
    asked = AskedCode("a@b.fi", "digest", asked_at=1_000.0)

    assert asked.is_open_at(1_299.9)
    assert not asked.is_open_at(1_300.0)
    assert asked.failed().failed().is_open_at(1_000.0)
    assert not asked.failed().failed().failed().is_open_at(1_000.0)


def test_a_code_survives_the_session_and_odd_sessions_hold_none() -> None:
    asked = AskedCode("a@b.fi", "digest", 1.0, next_url="/fi/")

    assert AskedCode.from_session(asked.for_session()) == asked
    assert AskedCode.from_session({"email": "a", "more": 1}) is None
    assert AskedCode.from_session(None) is None


def test_tokens_have_128_bits_and_are_kept_as_digests() -> None:
    token = new_token()

    assert len(token) == 22
    assert token not in digest_of(token)
    assert digest_of(token) != digest_of(new_token())


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; rv:130.0) Gecko/20100101 Firefox/130.0",
            "Firefox, Windows",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/120.0 Safari/537.36 Edg/120.0", "Edge, Linux"),
        ("curl/8", ""),
    ],
)
def test_a_browser_is_named_as_its_owner_knows_it(agent: str, name: str) -> None:
    assert browser_of(agent) == name


def test_a_kept_form_has_every_pair_but_no_tokens_and_lives_an_hour() -> None:
    said = [("text", ["A long text"]), ("place", ["1", "2"]), ("csrfmiddlewaretoken", ["x"])]
    kept = KeptForm.of("/fi/a/", said, 10.0)

    assert kept.pairs == [["text", "A long text"], ["place", "1"], ["place", "2"]]
    assert kept.texts == ["A long text"]
    assert KeptForm.from_session(kept.for_session(), 10.0 + 3_599) == kept
    assert KeptForm.from_session(kept.for_session(), 10.0 + 3_600) is None


def test_a_secret_is_read_with_old_keys_and_not_with_foreign_ones() -> None:
    encrypted = encrypt("JBSWY3DPEHPK3PXP", ["old"])

    assert "JBSWY3DP" not in encrypted
    assert decrypt(encrypted, ["new", "old"]) == "JBSWY3DPEHPK3PXP"
    with pytest.raises(Undecipherable):
        decrypt(encrypted, ["new"])


@given(st.text())
def test_a_name_that_is_asked_is_kept_on_one_line(typed: str) -> None:
    kept = NameField(required=False).clean(typed.replace("\0", ""))

    assert kept == one_line(typed.replace("\0", ""))
    assert not set(kept) & set("\r\n\u2028")
