"""Signed notes are written and read in one way, and what is no note is refused in words."""

from __future__ import annotations

from base64 import b64decode, b64encode
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from kumaja.foundation.ledger.domain.notes import (
    NoteUnreadable,
    PublicKey,
    TreeHead,
    read_note,
    short_code,
)
from kumaja.foundation.ledger.engine import signing
from kumaja.foundation.ledger.engine.verifier import is_signed

NOON = datetime(2026, 11, 21, 10, 0, 0, 5, tzinfo=UTC)
ROOT = "3f9a07c291bd44e0a5c1" + "0" * 44
HEAD = TreeHead("kumaja.example/ledger", 1234, ROOT, NOON)
# RFC 8032 § 7.1: the second and the third of the published signatures.
SECRET_2 = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
PUBLISHED = [
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da",
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac",
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]


def test_a_checkpoint_is_written_line_by_line() -> None:
    assert HEAD.text.splitlines() == [
        "kumaja.example/ledger",
        "1234",
        b64encode(bytes.fromhex(ROOT)).decode(),
        "signed 2026-11-21T10:00:00.000005Z",
    ]
    assert short_code(ROOT) == "3f9a-07c2-91bd-44e0-a5c1"


def test_what_was_signed_is_read_again(settings: Settings) -> None:
    settings.PUBLIC_URL = "https://kumaja.example"
    note = signing.signed(HEAD.text)
    read = read_note(note.whole.replace("\n", "\r\n"))

    assert read == note and read.head == HEAD
    assert note.whole.startswith(f"{HEAD.text}\n— kumaja.example/ledger ")
    assert signing.is_ours(read)


def test_a_key_is_written_as_verifiers_read_it(settings: Settings) -> None:
    settings.LEDGER_KEY = b64encode(bytes.fromhex(SECRET_2)).decode()
    key = signing.public_key()
    name, digest, written = key.text.split("+", 2)

    assert b64decode(written) == b"\x01" + bytes.fromhex(PUBLISHED[0][0])
    assert digest == sha256(f"{name}\n".encode() + b64decode(written)).hexdigest()[:8]
    assert signing.former_key(key.text) == key.key


@pytest.mark.parametrize(("key", "text", "r", "s"), PUBLISHED)
def test_the_verifiers_own_arithmetic_knows_the_published_signatures(
    key: str, text: str, r: str, s: str
) -> None:
    public, signed = bytes.fromhex(key), bytes.fromhex(r + s)

    assert is_signed(public, bytes.fromhex(text), signed)
    assert not is_signed(public, bytes.fromhex(text) + b"x", signed)
    for place in range(32, 64, 5):
        flipped = bytearray(signed)
        flipped[place] ^= 4
        assert not is_signed(public, bytes.fromhex(text), bytes(flipped))


@given(st.binary(max_size=200))
def test_both_arithmetics_agree(text: bytes) -> None:
    note = signing.signed(text.hex())
    assert is_signed(signing.public_key().key, text.hex().encode(), note.signature)


def test_another_key_is_not_ours_until_it_is_named_as_a_former_one(settings: Settings) -> None:
    note = signing.signed(HEAD.text)
    former = signing.public_key().text
    settings.LEDGER_KEY = b64encode(bytes(32)).decode()

    assert not signing.is_ours(note)
    settings.LEDGER_FORMER_KEYS = [former]
    assert signing.is_ours(note)


def test_a_note_of_another_text_is_not_ours() -> None:
    note = signing.signed(HEAD.text)
    other = read_note(note.whole.replace("1234", "1235"))
    assert not signing.is_ours(other)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a\n",
        "a\n\n— name AAAA\n",
        "a\n\n- name AAAA\n",
        "a\n\n— na+me AAAA\n",
        "a\n\n— name A\n",
        "a\n\n",
    ],
)
def test_what_is_no_note_is_refused(text: str) -> None:
    with pytest.raises(NoteUnreadable):
        read_note(text)


@pytest.mark.parametrize(
    "changed",
    [
        HEAD.text.replace("1234", "01234"),
        HEAD.text.replace("1234", "x"),
        HEAD.text.replace("signed 2026-11-21T10:00:00.000005Z", "signed 2026"),
        HEAD.text.replace("signed ", ""),
        HEAD.text + "more\n",
        "a\n1\nAAAA\nsigned 2026-11-21T10:00:00.000005Z\n",
    ],
)
def test_a_note_that_is_no_checkpoint_is_refused(changed: str) -> None:
    with pytest.raises(NoteUnreadable):
        signing.signed(changed).head  # noqa: B018


def test_the_id_of_a_key_depends_on_its_name() -> None:
    assert PublicKey("a", bytes(32)).id != PublicKey("b", bytes(32)).id
