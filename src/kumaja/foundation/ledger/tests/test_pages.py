"""Anybody sees what was signed, checks a receipt in words, and takes the log along."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.ledger.actions import erase, sign_checkpoint
from kumaja.foundation.ledger.domain.frontier import Frontier
from kumaja.foundation.ledger.domain.proofs import is_consistent, is_included
from kumaja.foundation.ledger.domain.receipts import Receipt
from kumaja.foundation.ledger.jobs import JOBS, SCHEDULE, SIGN
from kumaja.foundation.ledger.models import Checkpoint, Entry
from kumaja.foundation.ledger.queries.receipts import proofs_of, receipt_of
from kumaja.foundation.ledger.tests.said import NOW, Said, rewrite, say
from kumaja.foundation.regions.tests.factories import RegionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("said_rows")]
CHECK = "/fi/todisteet/tarkista/"
HASH = re.compile(r"[0-9a-f]{4}(?:-[0-9a-f]{4}){4}|[0-9a-f]{64}|\+[0-9a-f]{8}\+")
DETAILS = re.compile(r"<details.*?</details>|<input type=\"hidden\"[^>]*>", re.DOTALL)


@pytest.fixture(autouse=True)
def _region() -> None:
    RegionFactory.create()


def signed(count: int = 5) -> list[Said]:
    rows = [say(number) for number in range(count)]
    sign_checkpoint(now=NOW)
    return rows


def receipt_for(row: Said) -> Receipt:
    found = receipt_of(row)
    assert found
    return found


def told(client: Client, text: str) -> str:
    """Return what the page says of a text, tags left out."""
    page = client.post(CHECK, {"text": text}).content.decode()
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)))


def face(page: str) -> str:
    """Return what stands on a page without opening anything, the example of the form left out."""
    return DETAILS.sub("", page.partition("<main")[2]).replace("3f9a-07c2-91bd-44e0-a5c1", "")


@pytest.mark.parametrize("path", ["/fi/todisteet/", "/sv/bevis/", "/en/proofs/", CHECK])
def test_no_hash_stands_in_anybodys_face(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200
    signed()
    page = client.get(path).content.decode()
    assert path == CHECK or HASH.search(page.partition("<main")[2])
    assert not HASH.search(face(page))
    assert 'href="/fi/todisteet/"' in page or not path.startswith("/fi/")


def test_the_newest_proof_and_its_line_stand_on_the_page(client: Client) -> None:
    assert "loki on tyhjä" in client.get("/fi/todisteet/").content.decode()
    signed()
    page = client.get("/fi/todisteet/").content.decode()

    assert "Uusin todiste allekirjoitettiin la 21.11.2026 klo 12. Se kattaa 5 merkintää." in page
    assert Checkpoint.objects.get().line in page and "<details" in page


def test_many_proofs_come_by_pages_in_the_same_number_of_statements(client: Client) -> None:
    signed(1)
    with_one = statements(client)
    for number in range(40):
        say(number)
        sign_checkpoint(now=NOW + timedelta(hours=number))
    assert statements(client) == with_one
    page = client.get("/fi/todisteet/?page=2").content.decode()
    assert '<details class="k-more" open' in page and "Todiste 21 " in page
    assert client.get("/fi/todisteet/?page=x").status_code == 200


def statements(client: Client) -> int:
    with CaptureQueriesContext(connection) as caught:
        client.get("/fi/todisteet/")
    return len(caught)


def test_a_receipt_that_holds_is_told_in_words(client: Client) -> None:
    rows = signed()
    for number in range(5, 9):
        say(number)
    page = told(client, receipt_for(rows[3]).text)

    assert "Tämä kuitti pitää paikkansa: sisältö on lokissa kohdassa 3" in page
    assert "Sana 3" in page and "Vierellä ry" in page
    bare = client.post(CHECK, {"text": receipt_for(rows[3]).text}).content.decode()
    assert not HASH.search(re.sub(r"<textarea.*?</textarea>", "", face(bare), flags=re.DOTALL))


def test_a_receipt_is_uploaded_as_the_file_that_was_saved(client: Client) -> None:
    rows = signed()
    content = receipt_for(rows[0]).text.encode("utf-8-sig")
    file = SimpleUploadedFile("kuitti.json", content)
    page = client.post(CHECK, {"file": file, "text": ""}).content.decode()
    assert "Tämä kuitti pitää paikkansa" in page


def test_a_receipt_of_what_was_erased_still_holds(client: Client) -> None:
    rows = signed()
    text = receipt_for(rows[3]).text
    erase(rows[3], blanks={"text": ""}, now=NOW)
    assert "Teksti on sittemmin poistettu täältä." in told(client, text)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"salt": "00"}, "kuittia on muutettu jälkikäteen"),
        ({"position": 4}, "siinä kohdassa, jonka kuitti nimeää"),
        ({"checkpoint": None}, "Tämä ei ole kuitti"),
    ],
)
def test_a_receipt_that_does_not_hold_is_told_in_words(
    client: Client, change: dict[str, object], words: str
) -> None:
    rows = signed()
    page = told(client, json.dumps(json.loads(receipt_for(rows[3]).text) | change))
    assert words in page and "ei pidä paikkaansa" in page and "Vierellä ry" not in page


def test_a_receipt_of_another_installation_is_told(client: Client) -> None:
    rows = signed()
    text = receipt_for(rows[3]).text.replace("signed 2026", "signed 2027")
    assert "Tämä palvelu ei ole allekirjoittanut" in told(client, text)


def test_a_log_that_was_changed_is_told_to_whoever_has_a_receipt_or_a_line(client: Client) -> None:
    rows = signed()
    receipt, line = receipt_for(rows[3]).text, Checkpoint.objects.get().line
    assert "Rivi pitää paikkansa: lokin ensimmäiset 5 merkintää" in told(client, line)
    assert "Rivi pitää paikkansa" in told(client, line.upper().replace("-", " "))
    rewrite(1, "00" * 32)

    assert "loki ei enää ole se, joka allekirjoitettiin" in told(client, receipt)
    assert "Rivi ei sovi lokiin" in told(client, line)
    Entry.objects.filter(position__gte=2).delete()
    assert "loki ei enää ole se, joka allekirjoitettiin" in told(client, receipt)
    assert "Rivi ei sovi lokiin" in told(client, line.replace("Todiste 5", "Todiste 500"))


@pytest.mark.parametrize("text", ["", " ", "\x00", "x" * 200_001, "Hei", "1 2", "{" * 5000])
def test_anything_else_is_told_in_words(client: Client, text: str) -> None:
    answer = client.post(CHECK, {"text": text})
    assert answer.status_code == 200
    assert "ei ole kuitti" in told(client, text) or "k-summary" in answer.content.decode()


def test_a_file_that_is_no_text_is_told_in_words(client: Client) -> None:
    for content in (b"", b"\xff\xfe\x00", b"x" * 200_001):
        answer = client.post(CHECK, {"file": SimpleUploadedFile("a.json", content), "text": ""})
        page = answer.content.decode()
        assert answer.status_code == 200
        words = (
            "liian suuri" if len(content) > 200_000 else "k-summary" if not content else "ei ole"
        )
        assert words in page


def test_what_a_stranger_puts_in_a_receipt_is_never_read_as_a_page(client: Client) -> None:
    rows = signed()
    fields = {"<script>x</script>": "<script>y</script>"}
    text = json.dumps(json.loads(receipt_for(rows[0]).text) | {"fields": fields})
    page = client.post(CHECK, {"text": text}).content.decode()
    assert "<script>y" not in page and "<script>x" not in page


def test_programs_read_checkpoints_proofs_and_leaves(client: Client) -> None:
    signed(5)
    for number in range(5, 12):
        say(number)
    assert client.get("/feeds/log/inclusion/12/7").status_code == 404  # not signed yet
    sign_checkpoint(now=NOW)
    old, new = Checkpoint.objects.order_by("size")

    assert client.get("/feeds/log/checkpoint").content.decode() == new.note
    assert client.get("/feeds/log/checkpoint/5").content.decode() == old.note
    path = client.get("/feeds/log/growth/5-12").json()["path"]
    assert is_consistent(5, 12, old.root, new.root, path)
    for position in range(12):
        found = client.get(f"/feeds/log/inclusion/12/{position}").json()
        assert is_included(found["leaf"], position, 12, found["path"], new.root)
    frontier = Frontier()
    for line in client.get("/feeds/log/leaves/1").content.decode().splitlines():
        frontier = frontier.with_leaf(line.split()[1])
    assert (frontier.size, frontier.root) == (12, new.root)
    assert client.get("/feeds/log/key").content.decode().count("+") >= 2
    program = client.get("/feeds/log/verifier.py")
    assert b"Needs Python" in program.content and "attachment" in program["Content-Disposition"]


@pytest.mark.parametrize(
    "path",
    [
        "checkpoint/6", "checkpoint/0", f"checkpoint/{10**30}", "inclusion/5/5", "inclusion/6/0",
        "inclusion/0/0", f"inclusion/{10**30}/1", "growth/0-5", "growth/5-4", "growth/1-6",
        "leaves/0", "leaves/2", f"leaves/{10**30}",
    ],
)  # fmt: skip
def test_what_was_not_signed_is_not_there(client: Client, path: str) -> None:
    signed(5)
    assert client.get(f"/feeds/log/{path}").status_code == 404


def test_before_the_first_checkpoint_programs_read_nothing(client: Client) -> None:
    assert client.get("/feeds/log/checkpoint").status_code == 404
    assert client.get("/feeds/log/leaves/1").content == b""


def test_the_fragment_tells_of_each_row_and_leads_to_its_receipt() -> None:
    rows = signed(2)
    erase(rows[1], blanks={"text": ""}, now=NOW)
    context = {"proofs": proofs_of([*rows, say(9)]), "receipt_url": "/fi/kuitti/"}
    page = render_to_string("ledger/_receipt.html", context)

    assert "Tästä näet, ettei kukaan ole muuttanut sanottua tai vastattua jälkeenpäin." in page
    assert page.count("Kohta ") == 3 and "What was said" in page
    assert "Teksti on poistettu, merkintä jää." in page and "tunnin sisällä" in page
    assert 'href="/fi/kuitti/"' in page and not HASH.search(DETAILS.sub("", page))
    assert not render_to_string("ledger/_receipt.html", {"proofs": []}).strip()


def test_the_worker_signs_each_hour() -> None:
    say(0)
    assert SCHEDULE[SIGN].next_after(NOW) == NOW + timedelta(hours=1)
    JOBS[SIGN]({}, now=NOW)
    JOBS[SIGN]({}, now=NOW)
    assert Checkpoint.objects.get().size == 1
