"""Tests receipts and checkpoints of Kumaja. Needs Python 3.9 or newer, and nothing of Kumaja.

    python verifier.py KEY receipt RECEIPT            is this in the log that was signed
    python verifier.py KEY growth OLD NEW PROOF       does the newer checkpoint hold the older one
    python verifier.py KEY leaves CHECKPOINT LEAVES…  do these leaves come to the checkpoint
KEY is the log's public key; don't take it only from the page that you test. Ends with 0 when all
holds. Hashes: RFC 9162 § 2.1; signatures: Ed25519 (RFC 8032 § 5.1) on C2SP signed notes.
"""

from __future__ import annotations

import json
import sys
from base64 import b64decode
from hashlib import sha256, sha512
from pathlib import Path

P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
BASE = b"\x58" + 31 * b"\x66"
Point = tuple[int, int, int, int]  # x/z, y/z, z, xy/z


def must(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as a sentence
    """Go on when it holds, else end with a sentence."""
    if not holds:
        sys.exit(otherwise)


def add(p: Point, q: Point) -> Point:
    """Add two points (RFC 8032 § 5.1.4)."""
    a, b = (p[1] - p[0]) * (q[1] - q[0]), (p[1] + p[0]) * (q[1] + q[0])
    c, d = 2 * p[3] * q[3] * D, 2 * p[2] * q[2]
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number: int, point: Point) -> Point:
    """Add a point to itself so many times."""
    total = (0, 1, 1, 0)
    while number:
        total = add(total, point) if number & 1 else total
        point, number = add(point, point), number >> 1
    return total


def node(left: bytes, right: bytes) -> bytes:
    """Hash two nodes into the one above."""
    return sha256(b"\x01" + left + right).digest()


def point_of(written: bytes) -> Point:
    """Read a point (RFC 8032 § 5.1.3)."""
    number = int.from_bytes(written, "little")
    y, sign = number & (1 << 255) - 1, number >> 255
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * pow(2, (P - 1) // 4, P) % P
    must(y < P and x * x % P == square and (x > 0 or not sign), "This is no point of the curve.")
    x = x if x & 1 == sign else P - x
    return x, y, 1, x * y % P


def is_signed(key: bytes, text: bytes, signature: bytes) -> bool:
    """Test a signature (RFC 8032 § 5.1.7)."""
    number = int.from_bytes(signature[32:], "little")
    told = int.from_bytes(sha512(signature[:32] + key + text).digest(), "little") % ORDER
    a, b = times(number, point_of(BASE)), add(point_of(signature[:32]), times(told, point_of(key)))
    return number < ORDER and not any((a[i] * b[2] - b[i] * a[2]) % P for i in (0, 1))


def checkpoint(key: str, note: str) -> tuple[int, bytes]:
    """Return size and root that a checkpoint tells, when the key has signed it."""
    text, _blank, below = note.rpartition("\n\n")
    _dash, name, signed = below.split()[:3]
    public, signature = b64decode(key.split("+", 2)[2]), b64decode(signed)
    its_id = sha256(name.encode() + b"\n" + public).digest()[:4]
    must(its_id == signature[:4], "The checkpoint is signed with another key than the one given.")
    must(is_signed(public[1:], f"{text}\n".encode(), signature[4:]), "The signature is false.")
    _origin, size, root = text.splitlines()[:3]
    return int(size), b64decode(root)


def climb(path: list[bytes], at: int, last: int, roots: list[bytes]) -> list[bytes]:
    """Go up a path; what stands to the left joins all roots, to the right the last (§ 2.1.3–4)."""
    for each in path:
        must(last > 0, "The proof is too long.")
        if at & 1 or at == last:
            roots = [node(each, root) for root in roots]
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            roots = [*roots[:-1], node(roots[-1], each)]
        at, last = at >> 1, last >> 1
    must(last == 0, "The proof is too short.")
    return roots


def receipt(key: str, *files: str) -> str:
    """Test a receipt."""
    told = json.loads(Path(files[0]).read_text("utf-8"))
    said = {name: told[name] for name in ("fields", "kind", "salt")}
    content = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    leaf, place = sha256(b"\x00" + content.encode()).digest(), told["position"]
    must(leaf.hex() == told["leaf"], "What the receipt says was changed after it was written.")
    size, root = checkpoint(key, told["checkpoint"])
    path = [bytes.fromhex(each) for each in told["path"]]
    is_in = 0 <= place < size and climb(path, place, size - 1, [leaf]) == [root]
    must(is_in, "What the receipt says is not in the log at this place.")
    return f"The receipt holds: it stands at position {place} of the {size} that were signed."


def growth(key: str, *files: str) -> str:
    """Test that a newer checkpoint holds all of an older one."""
    first, was = checkpoint(key, Path(files[0]).read_text("utf-8"))
    size, now = checkpoint(key, Path(files[1]).read_text("utf-8"))
    must(first != size or was == now, "The log was forked: two roots are signed for one size.")
    must(0 < first < size, "The second checkpoint is not newer than the first.")
    path = [bytes.fromhex(each) for each in json.loads(Path(files[2]).read_text("utf-8"))["path"]]
    path, low = path if first & (first - 1) else [was, *path], (first & -first).bit_length() - 1
    grew = climb(path[1:], first - 1 >> low, size - 1 >> low, [path[0]] * 2) == [was, now]
    must(grew, "The newer checkpoint does not hold the older one: the log was changed.")
    return f"The log only grew: the first {first} of {size} entries are what they were."


def leaves(key: str, *files: str) -> str:
    """Test that a list of leaves comes to a checkpoint."""
    size, root = checkpoint(key, Path(files[0]).read_text("utf-8"))
    lines = "".join(Path(file).read_text("utf-8") for file in files[1:]).splitlines()
    level = [bytes.fromhex(line.split()[-1]) for line in lines[:size]]
    must(len(level) == size, f"There are {len(level)} leaves, and the checkpoint has {size}.")
    while len(level) > 1:
        pairs = [level[place : place + 2] for place in range(0, len(level), 2)]
        level = [node(*pair) if pair[1:] else pair[0] for pair in pairs]
    must(level == [root], "The leaves don't come to what was signed: one or their order changed.")
    return f"All {size} leaves come to what was signed."


def main(given: list[str]) -> None:
    """Test what is asked for; say what holds."""
    tests = {"receipt": receipt, "growth": growth, "leaves": leaves}
    must(given[1:2] != [] and given[1] in tests, __doc__ or "")
    try:
        sys.stdout.write(f"{tests[given[1]](given[0], *given[2:])}\n")
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError) as why:
        must(False, f"This can't be read: {why!r}")  # noqa: FBT003


if __name__ == "__main__":
    main(sys.argv[1:])
