"""A receipt proves itself, here and by a program that knows nothing of Kumaja."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kumaja.foundation.ledger.actions import commit, erase, sign_checkpoint
from kumaja.foundation.ledger.domain.receipts import (
    Receipt,
    ReceiptFault,
    ReceiptUnreadable,
    fault_of,
    read_receipt,
)
from kumaja.foundation.ledger.engine import signing, verifier
from kumaja.foundation.ledger.models import Checkpoint, Entry
from kumaja.foundation.ledger.queries.proofs import consistency_path, root_at
from kumaja.foundation.ledger.queries.receipts import proofs_of, receipt_of
from kumaja.foundation.ledger.tests.said import NOW, Said, rewrite, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("said_rows")]


def receipt(count: int = 7, number: int = 3) -> Receipt:
    rows = [say(each) for each in range(count)]
    sign_checkpoint(now=NOW)
    found = receipt_of(rows[number])
    assert found
    return found


def changed(found: Receipt, **values: object) -> str:
    return json.dumps(json.loads(found.text) | values, ensure_ascii=False)


def verified(folder: Path, *given: str) -> tuple[int, str]:
    """Run the verifier alone: a copy of the file, a bare Python, nothing of Kumaja to import."""
    program = folder / "verifier.py"
    shutil.copy(verifier.__file__, program)
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-I", "-S", str(program), signing.public_key().text, *given],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Traceback" not in ran.stderr
    return ran.returncode, ran.stdout + ran.stderr


def kept(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, "utf-8")
    return name


def test_a_receipt_is_kept_as_text_and_holds(tmp_path: Path) -> None:
    found = receipt()
    again = read_receipt(found.text)

    assert (again, fault_of(again, is_signed=signing.is_ours)) == (found, None)
    code, told = verified(tmp_path, "receipt", kept(tmp_path, "a.json", found.text))
    assert (code, told) == (
        0,
        "The receipt holds: it stands at position 3 of the 7 that were signed.\n",
    )


@pytest.mark.parametrize("number", range(7))
def test_every_row_has_a_receipt_that_holds(number: int) -> None:
    assert fault_of(receipt(7, number), is_signed=signing.is_ours) is None


CHANGED = "The newer checkpoint does not hold the older one: the log was changed.\n"
FORKED = "The log was forked: two roots are signed for one size.\n"
CHANGES: list[tuple[dict[str, Any], ReceiptFault, str]] = [
    ({"fields": {"code": "code3", "speaker": "Vierellä ry", "text": "Muuta"}},
     ReceiptFault.CONTENT, "was changed"),
    ({"salt": "00"}, ReceiptFault.CONTENT, "was changed"),
    ({"kind": "other"}, ReceiptFault.CONTENT, "was changed"),
    ({"leaf": "00" * 32}, ReceiptFault.CONTENT, "was changed"),
    ({"position": 4}, ReceiptFault.PATH, "is not in the log"),
    ({"position": 7}, ReceiptFault.PATH, "is not in the log"),
    ({"path": []}, ReceiptFault.PATH, "too short"),
    ({"path": ["00" * 32] * 3}, ReceiptFault.PATH, "is not in the log"),
]  # fmt: skip


@pytest.mark.parametrize(("values", "fault", "told"), CHANGES)
def test_a_changed_receipt_is_told(
    tmp_path: Path, values: dict[str, Any], fault: ReceiptFault, told: str
) -> None:
    text = changed(receipt(), **values)

    assert fault_of(read_receipt(text), is_signed=signing.is_ours) is fault
    code, said = verified(tmp_path, "receipt", kept(tmp_path, "a.json", text))
    assert code == 1 and told in said


def test_a_checkpoint_that_the_log_did_not_sign_is_told(tmp_path: Path) -> None:
    found = receipt()
    later = found.checkpoint.replace("signed 2026", "signed 2027")
    text = changed(found, checkpoint=later)

    assert fault_of(read_receipt(text), is_signed=signing.is_ours) is ReceiptFault.SIGNATURE
    code, told = verified(tmp_path, "receipt", kept(tmp_path, "a.json", text))
    assert (code, told) == (1, "The signature is false.\n")


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "[" * 100_000, "null", '"a"', "Hei!", '{"kind": 1}', '{"path": "\\ud800"}'],
)
def test_what_is_no_receipt_is_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(ReceiptUnreadable):
        read_receipt(text)


@pytest.mark.parametrize(
    "values",
    [
        {"position": "3"}, {"position": True}, {"leaf": "x"}, {"leaf": "AB" * 32}, {"path": [1]},
        {"fields": []}, {"fields": {"a": 1.5}}, {"fields": {"a": {}}}, {"checkpoint": "x"},
        {"salt": None}, {"fields": {"a": "\ud800"}},
    ],
)  # fmt: skip
def test_a_receipt_with_something_strange_in_it_is_told(values: dict[str, Any]) -> None:
    text = json.dumps(json.loads(receipt().text) | values)
    with pytest.raises(ReceiptUnreadable):
        read_receipt(text)


def test_growth_is_proved_and_a_fork_is_told(tmp_path: Path) -> None:
    for number in range(5):
        say(number)
    sign_checkpoint(now=NOW)
    for number in range(5, 12):
        say(number)
    sign_checkpoint(now=NOW)
    old, new = Checkpoint.objects.order_by("size")
    files = [
        kept(tmp_path, "old", old.note), kept(tmp_path, "new", new.note),
        kept(tmp_path, "proof", json.dumps({"path": consistency_path(5, 12)})),
    ]  # fmt: skip
    leaves = "".join(
        f"{each.position} {each.leaf}\n" for each in Entry.objects.order_by("position")
    )

    told = "The log only grew: the first 5 of 12 entries are what they were.\n"
    assert verified(tmp_path, "growth", *files) == (0, told)
    told = "All 12 leaves come to what was signed.\n"
    assert verified(tmp_path, "leaves", "new", kept(tmp_path, "leaves", leaves)) == (0, told)

    rewrite(2, "00" * 32)
    new.delete()
    forked = sign_checkpoint(now=NOW)
    assert forked
    proof = json.dumps({"path": consistency_path(5, 12)})
    files = ["old", kept(tmp_path, "forked", forked.note), kept(tmp_path, "proof", proof)]
    assert verified(tmp_path, "growth", *files) == (1, CHANGED)
    assert verified(tmp_path, "growth", "new", "forked", "proof") == (1, FORKED)
    lines = leaves.splitlines(keepends=True)
    swapped = kept(tmp_path, "leaves", "".join([lines[1], lines[0], *lines[2:]]))
    assert verified(tmp_path, "leaves", "new", swapped)[0] == 1
    assert verified(tmp_path, "leaves", "new", kept(tmp_path, "few", lines[0]))[0] == 1
    assert verified(tmp_path, "growth", "new", "old", "proof")[0] == 1


def test_what_the_verifier_cannot_read_is_told_in_a_sentence(tmp_path: Path) -> None:
    assert "KEY receipt RECEIPT" in verified(tmp_path)[1]
    assert "KEY receipt RECEIPT" in verified(tmp_path, "other")[1]
    for text in ("", "{}", "[]", "Hei!"):
        code, told = verified(tmp_path, "receipt", kept(tmp_path, "a.json", text))
        assert code == 1 and told.startswith("This can't be read")
    assert verified(tmp_path, "receipt", "missing")[0] == 1


def test_there_is_no_receipt_before_a_checkpoint_nor_after_an_erasure() -> None:
    row = say(0)
    assert receipt_of(row) is None and proofs_of([row])[0].checkpoint is None
    sign_checkpoint(now=NOW)
    assert receipt_of(row)
    late = say(1)
    assert receipt_of(late) is None and proofs_of([row, late])[1].checkpoint is None
    erase(row, blanks={"text": ""}, now=NOW)
    assert receipt_of(row) is None and proofs_of([row])[0].was_erased


def test_a_receipt_given_before_an_erasure_still_holds_and_the_word_is_gone() -> None:
    row = Said(code="a", text="zzsanottuzz", speaker="zzsanottuzz")
    commit(row, now=NOW)
    sign_checkpoint(now=NOW)
    found = receipt_of(row)
    assert found
    erase(row, blanks={"text": "", "speaker": ""}, now=NOW)
    erase(row, blanks={"text": "", "speaker": ""}, now=NOW)

    assert fault_of(found, is_signed=signing.is_ours) is None
    assert found.note.head.root == root_at(1)
    assert Entry.objects.count() == 2
    tables = [Said.objects.values(), Entry.objects.values(), Checkpoint.objects.values()]
    assert "zzsanottuzz" not in str([list(table) for table in tables])


def test_a_checkpoint_is_signed_only_when_the_log_has_grown() -> None:
    assert sign_checkpoint(now=NOW) is None
    say(0)
    first = sign_checkpoint(now=NOW)
    assert first and sign_checkpoint(now=NOW) == first
    say(1)
    second = sign_checkpoint(now=NOW)
    assert second and second != first and Checkpoint.objects.count() == 2
    assert second.line == f"Todiste 2 · {second.code}"
    assert [len(group) for group in second.code.split("-")] == [4] * 5
