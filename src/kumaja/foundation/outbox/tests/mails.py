"""Mails as servers hand them over."""

from __future__ import annotations

TOKEN = "0123456789abcdef" * 2
DOMAIN = "vastaus.example"


def a_mail(*lines: str, body: str = "Numero on vaihtunut.", to: str = "") -> bytes:
    """Return a mail with more header lines."""
    head = [
        "From: Sihteeri <sihteeri@oma.example>", f"To: {to or 'verkosto@uusimaa.example'}",
        "Subject: Vastaus", "Message-ID: <yksi@oma.example>", *lines,
    ]  # fmt: skip
    return ("\r\n".join(head) + "\r\n\r\n" + body).encode()


def a_report(token: str, *, action: str = "failed", status: str = "5.1.1") -> bytes:
    """Return what a server reports of a mail that it could not deliver (RFC 3464)."""
    return f"""\
From: MAILER-DAEMON@post.example
To: bounce+{token}@{DOMAIN}
Subject: Undelivered Mail Returned to Sender
Message-ID: <{status}{action}@post.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="rajaviiva"

--rajaviiva
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--rajaviiva
Content-Type: message/delivery-status

Reporting-MTA: dns; post.example

Final-Recipient: rfc822; sihteeri@oma.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 no such user

--rajaviiva
Content-Type: message/rfc822

From: kumaja@localhost.example
Subject: Tarkista tiedot

Hei
--rajaviiva--
""".encode()
