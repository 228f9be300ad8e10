"""A mistyped address of mail is noticed at the start, not when the first mail is lost."""

from __future__ import annotations

import pytest

from kumaja.config.mail import mail_domain, mailbox_url


def test_a_mailbox_and_a_domain_are_taken_as_they_are_or_refused() -> None:
    url = "imaps://kumaja:salasana@post.example/INBOX"
    assert (mailbox_url(url), mailbox_url("")) == (url, "")
    assert (mail_domain("Vastaus.example".lower()), mail_domain("")) == ("vastaus.example", "")
    with pytest.raises(ValueError, match="KUMAJA_IMAP_URL"):
        mailbox_url("imap://kumaja:salasana@post.example")
    with pytest.raises(ValueError, match="KUMAJA_MAIL_IN_DOMAIN"):
        mail_domain("ei domain")
