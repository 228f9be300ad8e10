"""Reads one mail of the world: whatever its bytes are, plain text comes out and nothing breaks."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.utils import parseaddr
from typing import Any

from kumaja.foundation.core.engine.html import cleaned, text_of_html
from kumaja.foundation.outbox.domain.bounces import Bounce, bounce_in_words, bounce_told, worst
from kumaja.foundation.outbox.domain.incoming import LONGEST_MAIL, LONGEST_TEXT, ReadMail
from kumaja.foundation.outbox.domain.mails import header_text

# Who the mail was for: the envelope first, as the server noted it, then the lines of the mail.
_RECIPIENTS = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc")
_BY_MACHINE = frozenset({"bulk", "junk", "list", "auto_reply"})
_MOST_PARTS = 200
_DEEPEST = 20
# A message of either of the library's two kinds; its own types do not tell them apart.
_Part = Any


def read_mail(raw: bytes) -> ReadMail:
    """Return what a mail says; attachments are counted, not kept."""
    message = _parsed(raw[:LONGEST_MAIL])
    parts = list(_parts(message))
    text, attachments = _text_of(parts)
    sender = parseaddr(_header(message, "From"))[1]
    return ReadMail(
        message_id=_header(message, "Message-ID"),
        recipients=tuple(filter(None, (_all(message, name) for name in _RECIPIENTS))),
        sender=sender[:254],
        subject=_header(message, "Subject"),
        text=text[:LONGEST_TEXT],
        attachments=attachments,
        is_automatic=_is_automatic(message),
        bounce=_bounce(parts, sender, text),
    )


def _parsed(raw: bytes) -> _Part:
    """Parse by the modern rules; what breaks them by the old ones, which take anything."""
    try:
        return message_from_bytes(raw, policy=policy.default)
    except Exception:  # noqa: BLE001 - the library breaks in many ways on broken mail
        return message_from_bytes(raw, policy=policy.compat32)


def _header(message: _Part, name: str) -> str:
    try:
        value = str(message.get(name, ""))
    except Exception:  # noqa: BLE001 - likewise: a header that cannot be read says nothing
        return ""
    return header_text(_whole(value))


def _all(message: _Part, name: str) -> str:
    """Return all lines of a header as one; unlike a subject, recipients are not cut short."""
    try:
        return _whole(" ".join(map(str, message.get_all(name, []))))[:5000]
    except Exception:  # noqa: BLE001 - likewise
        return ""


def _whole(text: str) -> str:
    """Return text without the halves of signs that broken mail leaves."""
    return text.encode("utf-8", "replace").decode()


def _parts(message: _Part) -> Iterator[_Part]:
    """Yield the leaves of a mail; a mail within the mail is one leaf."""
    waiting, seen = [(message, 0)], 0
    while waiting and seen < _MOST_PARTS:
        part, depth = waiting.pop()
        seen += 1
        inner = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(inner, list) and depth < _DEEPEST:
            waiting += [(each, depth + 1) for each in reversed(inner)]
        else:
            yield part


def _text_of(parts: list[_Part]) -> tuple[str, int]:
    """Return the text, the plain one where there is one, and how many parts were left out."""
    plain, html, others = [], [], 0
    for part in parts:
        kind = part.get_content_type()
        if _is_attached(part) or kind not in {"text/plain", "text/html"}:
            others += not kind.startswith(("message/delivery", "multipart/"))
        elif kind == "text/plain":
            plain.append(_content(part))
        else:
            html.append(text_of_html(_content(part)))
    told = [text for text in (plain or html) if text.strip()] or html
    return cleaned(_whole("\n\n".join(told))), others


def _is_attached(part: _Part) -> bool:
    return _header(part, "Content-Disposition").casefold().startswith("attachment")


def _content(part: _Part) -> str:
    """Return a part's text in whatever charset it names, or says that it is in."""
    try:
        payload = part.get_payload(decode=True)
        data = payload if isinstance(payload, bytes) else b""
        return data.decode(part.get_content_charset("utf-8"), "replace")
    except Exception:  # noqa: BLE001 - unknown charsets and codings come in all kinds
        return str(part.get_payload()).encode("ascii", "replace").decode()


def _is_automatic(message: _Part) -> bool:
    """Test whether a machine answered: nobody waits for an answer to that."""
    submitted = _header(message, "Auto-Submitted").casefold().partition(";")[0].strip()
    answers = _header(message, "X-Autoreply") or _header(message, "X-Autorespond")
    return (
        submitted not in {"", "no"}
        or bool(answers)
        or _header(message, "Precedence").casefold() in _BY_MACHINE
    )


def _bounce(parts: list[_Part], sender: str, text: str) -> Bounce | None:
    reports = [part for part in parts if part.get_content_type() == "message/delivery-status"]
    if reports:
        return worst([told for part in reports for told in _reported(part)])
    by_server = sender.casefold().startswith(("mailer-daemon", "postmaster"))
    return bounce_in_words(text[:4000]) if by_server else None


def _reported(part: _Part) -> Iterator[Bounce]:
    blocks = part.get_payload()
    for block in blocks if isinstance(blocks, list) else []:
        told = bounce_told(
            _header(block, "Action"), _header(block, "Status"), _header(block, "Diagnostic-Code")
        )
        if told is not None:
            yield told
