"""Passkeys: a software key of our own stands in for a device."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import struct
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.http import HttpRequest
from django.test import Client
from fido2 import cbor
from fido2.cose import ES256

from kumaja.foundation.accounts.gates import signed_in_with_second_factor
from kumaja.foundation.accounts.queries import has_second_factor, passkey_code
from kumaja.foundation.accounts.tests.factories import signed_in

pytestmark = pytest.mark.django_db
MAIJA = "maija@vierella.example"
ADD = "/fi/tili/toinen-lukko/paasyavain/"
ENTER = "/fi/kirjaudu/paasyavain/"
PRESENT_AND_VERIFIED, WITH_KEY = 0x05, 0x40


def text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


class Device:
    """Makes and uses one passkey, as a phone would."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = b"\x01" * 32
        self.user = ""

    def _said(self, kind: str, challenge: str) -> bytes:
        told = {"type": kind, "challenge": challenge, "origin": "https://testserver"}
        return json.dumps(told | {"crossOrigin": False}).encode()

    def _data(self, flags: int) -> bytes:
        return hashlib.sha256(b"testserver").digest() + struct.pack(">BI", flags, 0)

    def create(self, options: dict[str, Any]) -> str:
        self.user = options["user"]["id"]
        said = self._said("webauthn.create", options["challenge"])
        public = cbor.encode(dict(ES256.from_cryptography_key(self.key.public_key())))
        data = self._data(PRESENT_AND_VERIFIED | WITH_KEY)
        data += b"\x00" * 16 + struct.pack(">H", len(self.id)) + self.id + public
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        answer = {"clientDataJSON": text(said), "attestationObject": text(attestation)}
        return self._credential(answer)

    def get(self, options: dict[str, Any]) -> str:
        said = self._said("webauthn.get", options["challenge"])
        data = self._data(PRESENT_AND_VERIFIED)
        signed = self.key.sign(data + hashlib.sha256(said).digest(), ec.ECDSA(SHA256()))
        answer = {
            "clientDataJSON": text(said), "authenticatorData": text(data),
            "signature": text(signed), "userHandle": self.user,
        }  # fmt: skip
        return self._credential(answer)

    def _credential(self, answer: dict[str, str]) -> str:
        told = {"id": text(self.id), "rawId": text(self.id), "type": "public-key"}
        return json.dumps(told | {"response": answer, "clientExtensionResults": {}})


def options_on(client: Client, page: str, kind: str) -> dict[str, Any]:
    """Return the options that the page carries for its script."""
    html = client.get(page).content.decode()
    held = html.split('<script id="passkey-options" type="application/json">')[1].split(
        "</script>"
    )[0]
    found: dict[str, Any] = json.loads(held)[kind]["publicKey"]
    return found


def with_passkey(client: Client) -> Device:
    device = Device()
    signed_in(client, MAIJA)
    credential = device.create(options_on(client, ADD, "creation_options"))
    response = client.post(ADD, {"credential": credential, "name": "Puhelin"})
    assert response["Location"] == "/fi/tili/toinen-lukko/palautuskoodit/"
    return device


def test_a_passkey_is_added_and_named(client: Client) -> None:
    with_passkey(client)

    assert Authenticator.objects.get(type="webauthn").wrap().name == "Puhelin"
    assert "Puhelin" in client.get("/fi/tili/toinen-lukko/").content.decode()


def test_a_new_passkey_must_know_its_owner_and_be_found_without_a_name(client: Client) -> None:
    signed_in(client, MAIJA)

    options = options_on(client, ADD, "creation_options")

    assert options["authenticatorSelection"]["userVerification"] == "required"
    assert options["authenticatorSelection"]["residentKey"] == "required"


def test_a_device_learns_the_code_of_the_account_and_no_key_of_the_database(
    client: Client,
) -> None:
    device = with_passkey(client)
    person = Authenticator.objects.get(type="webauthn").user
    assert device.user == text(person.code.encode())

    browser = Client()
    device.user = text(str(person.pk).encode())
    credential = device.get(options_on(browser, ENTER, "request_options"))
    assert browser.post(ENTER, {"credential": credential}).status_code == 200
    assert browser.get("/fi/tili/").status_code == 302


def test_a_passkey_signs_in_alone_and_counts_as_a_second_factor(client: Client) -> None:
    device = with_passkey(client)
    browser = Client()
    credential = device.get(options_on(browser, ENTER, "request_options"))

    response = browser.post(f"{ENTER}?next=/fi/tili/", {"credential": credential})

    assert response["Location"] == "/fi/tili/"
    person = Authenticator.objects.get(type="webauthn").user
    request = HttpRequest()
    request.session, request.user = browser.session, person
    assert has_second_factor(person)
    assert signed_in_with_second_factor(request)


def test_an_answer_of_a_passkey_opens_only_the_browser_that_was_asked(client: Client) -> None:
    device = with_passkey(client)
    asked, stranger = Client(), Client()
    credential = device.get(options_on(asked, ENTER, "request_options"))
    options_on(stranger, ENTER, "request_options")

    assert stranger.post(ENTER, {"credential": credential}).status_code == 200
    assert stranger.get("/fi/tili/").status_code == 302


def test_a_forged_signature_opens_nothing(client: Client) -> None:
    device = with_passkey(client)
    device.key = ec.generate_private_key(ec.SECP256R1())
    browser = Client()
    credential = device.get(options_on(browser, ENTER, "request_options"))

    assert browser.post(ENTER, {"credential": credential}).status_code == 200
    assert browser.get("/fi/tili/").status_code == 302


def removing(key: Authenticator) -> str:
    return f"{ADD}{passkey_code(key)}/poista/"


def test_the_address_of_a_passkey_tells_no_key_of_the_database(client: Client) -> None:
    with_passkey(client)
    key = Authenticator.objects.get(type="webauthn")

    page = client.get("/fi/tili/toinen-lukko/").content.decode()

    assert removing(key) in page
    assert not re.search(r"paasyavain/\d+/", page)
    old = f"{ADD}{key.pk}/poista/"
    assert client.get(old).status_code == client.post(old).status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_a_passkey_is_removed_by_its_owner_alone(client: Client) -> None:
    device = with_passkey(client)
    key = Authenticator.objects.get(type="webauthn")
    remove = removing(key)
    stranger = Client()
    signed_in(stranger, "stranger@vierella.example")
    assert stranger.post(remove).status_code == 404

    client = Client()
    client.post(ENTER, {"credential": device.get(options_on(client, ENTER, "request_options"))})
    confirm = client.get(remove)["Location"]
    assert confirm.startswith("/fi/kirjaudu/vahvista/paasyavain/")
    credential = device.get(options_on(client, confirm, "request_options"))
    client.post(confirm, {"credential": credential, "next": remove})
    assert client.get(remove).status_code == 200
    client.post(remove)

    assert not Authenticator.objects.exists()


ANSWER = dict.fromkeys(["clientDataJSON", "attestationObject", "authenticatorData"], "AAAA")
NAMED = {"id": "AQ", "rawId": "AQ", "type": "public-key"}
BROKEN = [
    *("", "{}", "[]", "null", '"x"', "{", "\x00", '{"id": 1}'),
    json.dumps({"id": "AQ", "rawId": "AQ"}),
    json.dumps(NAMED | {"response": {}}),
    json.dumps(NAMED | {"response": ANSWER | {"signature": "AA", "userHandle": "MQ"}}),
    json.dumps(NAMED | {"response": ANSWER | {"clientDataJSON": "é"}}),
]


@pytest.mark.parametrize("credential", BROKEN)
def test_broken_credentials_are_refused_without_a_fault(client: Client, credential: str) -> None:
    client.get(ENTER)
    assert client.post(ENTER, {"credential": credential}).status_code == 200

    signed_in(client, MAIJA)
    client.get(ADD)
    assert client.post(ADD, {"credential": credential, "name": "x"}).status_code == 200
    assert not Authenticator.objects.exists()
