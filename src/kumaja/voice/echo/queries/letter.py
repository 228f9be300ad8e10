"""An echo as a letter: what was said and what came of it, for mail, paper and reading aloud."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.ledger.queries.proofs import latest_checkpoint
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.echo.models import Notice
from kumaja.voice.echo.queries.page import EchoPage
from kumaja.voice.echo.queries.thread_told import ToldThread
from kumaja.voice.echo.queries.threads import thread_of


def reader_language(contribution: Contribution) -> str:
    """Return the language in which the speaker is answered: their own, when Kumaja speaks it."""
    return contribution.language if contribution.language in LANGUAGES else "fi"


def letter_of(page: EchoPage, language: str) -> str:
    """Return the echo as a letter to the one who spoke, with what can still be done.

    It ends with the newest signed line of the log: printed outside, it shows a later rewriting.
    """
    signed = latest_checkpoint()
    with override(language):
        told = ToldThread(thread_of(page))
        still = _(
            "What you can still do: say whether what you asked for came true, and open the answer"
            " again once if something was left unanswered."
        )
        proof = signed.line if signed else ""
        return "\n\n".join(part for part in (told.letter, str(still), proof) if part)


def mail_of(notice: Notice, link: str) -> tuple[str, str]:
    """Return the subject and the body of the mail that brings a notice."""
    with override(notice.language):
        told = {"notice": notice, "link": link}
        body = render_to_string("echo/mail/notice.txt", told)
    return subject_of(notice.number, notice.language), body


def subject_of(number: str, language: str) -> str:
    """Return what an answer is called in its reader's language."""
    with override(language):
        return _("What came of your view %(number)s") % {"number": number}
