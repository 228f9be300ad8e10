"""Whatever a mail is made of, it is read as plain text and nothing breaks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kumaja.foundation.outbox.domain.bounces import BounceKind, bounce_in_words, bounce_told
from kumaja.foundation.outbox.domain.incoming import own_words
from kumaja.foundation.outbox.domain.tokens import digest_in, digest_of, new_token, reply_address
from kumaja.foundation.outbox.engine.reading import read_mail
from kumaja.foundation.outbox.tests.mails import DOMAIN, TOKEN, a_mail, a_report

HTML = "Content-Type: text/html; charset=utf-8"
PARTS = (
    "--x\r\nContent-Type: text/html\r\n\r\n<p>Muotoiltu</p>\r\n"
    "--x\r\nContent-Type: text/plain\r\n\r\nPelkkä\r\n"
    "--x\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=a.png\r\n\r\nx\r\n"
    "--x--\r\n"
)


def test_the_plain_text_is_preferred_and_what_was_attached_is_counted() -> None:
    read = read_mail(a_mail("Content-Type: multipart/mixed; boundary=x", body=PARTS))

    assert (read.text, read.attachments, read.sender) == ("Pelkkä", 1, "sihteeri@oma.example")


def test_html_becomes_text_without_its_scripts() -> None:
    html = "<script>alert(1)</script><style>p{}</style><p>Hei &lt;b&gt;</p><a href='js:x'>lue</a>"
    read = read_mail(a_mail(HTML, body=html))

    assert read.text == "Hei <b>\nlue"


@pytest.mark.parametrize(
    "line", ["Auto-Submitted: auto-replied", "X-Autoreply: yes", "Precedence: bulk"]
)
def test_what_a_machine_answers_is_known(line: str) -> None:
    assert read_mail(a_mail(line)).is_automatic
    assert not read_mail(a_mail("Auto-Submitted: no")).is_automatic


@pytest.mark.parametrize(
    ("action", "status", "kind"),
    [("failed", "5.1.1", "hard"), ("failed", "4.4.7", "soft"), ("failed", "5.2.2", "soft"),
     ("delayed", "4.2.0", "soft"), ("delivered", "2.0.0", None)],
)  # fmt: skip
def test_a_report_tells_how_hard_the_mail_came_back(
    action: str, status: str, kind: str | None
) -> None:
    bounce = read_mail(a_report(TOKEN, action=action, status=status)).bounce

    assert (bounce.kind if bounce else None) == kind


def test_an_old_server_s_letter_is_a_report_and_a_person_s_is_not() -> None:
    body = "The mail system: host said: 550 5.1.1 no such user"
    assert read_mail(a_mail(body=body)).bounce is None
    server = a_mail(body=body).replace(b"sihteeri@oma", b"MAILER-DAEMON@oma")
    bounce = read_mail(server).bounce
    assert bounce is not None
    assert bounce.kind == BounceKind.HARD
    assert bounce_in_words("all is well") is None
    assert bounce_told("relayed", "2.0.0", "") is None


def test_a_header_never_carries_a_line_break() -> None:
    broken = b"From: a@b.example\nSubject: =?utf-8?q?Hei=0d=0aBcc:_x@y.example?=\n\nx"
    assert "\n" not in read_mail(broken).subject
    assert "\r" not in read_mail(broken).subject


@pytest.mark.parametrize("charset", ["no-such-charset", "utf-7", "\x00", "idna", "rot13", "zlib"])
def test_an_unknown_charset_breaks_nothing(charset: str) -> None:
    mail = a_mail(f"Content-Type: text/plain; charset={charset}", body="A\x00B")
    assert "\x00" not in read_mail(mail).text


def test_broken_headers_of_all_kinds_break_nothing() -> None:
    for line in (
        b"From: =?utf-8?b?=?=", b"To: <>,;:", b"Content-Type: ;;;", b"Message-ID: <<<@>",
        b"Content-Transfer-Encoding: nothing", b"Content-Type: multipart/mixed",
        b"Content-Disposition: =?x?=", b"From: \xff\xfe", b"To: @a:b@c", b"From: a:;",
    ):  # fmt: skip
        assert read_mail(line + b"\n\n\xff\x00x") is not None


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Content-Type: ", "multipart/mixed; boundary=", "x", "\r\n", "\n\n", "--x",
                "From: ", "=?utf-8?q?", "?=", "\x00", "ä", "message/rfc822", "base64", "charset=",
                "Content-Transfer-Encoding: ", "message/delivery-status", "Status: 5.1.1",
                "Action: failed", "<", "@", ";",
            ]
        ),
        max_size=30,
    )
)  # fmt: skip
def test_any_pieces_of_mail_are_read(pieces: list[str]) -> None:
    read = read_mail("".join(pieces).encode("latin-1", "replace"))
    assert "\x00" not in read.text
    assert read.print == read_mail("".join(pieces).encode("latin-1", "replace")).print


def test_a_token_is_known_at_our_own_domain_alone_whatever_case_a_server_makes_of_it() -> None:
    token = new_token()
    ours = f"Nimi <{reply_address(token, DOMAIN).upper()}>"

    assert digest_in([ours], DOMAIN) == digest_of(token)
    assert digest_in([reply_address(token, "muu.example")], DOMAIN) == ""
    assert digest_in([ours], "") == ""


def test_what_is_quoted_is_left_out() -> None:
    text = "Numero vaihtui.\n\nma 7.9.2026 Verkosto kirjoitti:\n> Onko 019?\n"
    assert own_words(text) == "Numero vaihtui."
    assert own_words("Kyllä.\n-----Original Message-----\nHei") == "Kyllä."
