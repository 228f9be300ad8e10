"""Sends one mail by the server that the settings name."""

from __future__ import annotations

from django.core.mail import EmailMessage


def send(
    *,
    to: str,
    sender: str,
    subject: str,
    body: str,
    message_id: str,
    reply_to: str,
    unsubscribe_url: str,
) -> None:
    """Send one plain text mail; raises OSError or SMTPException when the server refuses."""
    headers = {"Message-ID": message_id, "Auto-Submitted": "auto-generated"}
    if unsubscribe_url:
        headers |= {
            "List-Unsubscribe": f"<{unsubscribe_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    EmailMessage(
        subject, body, sender, [to], reply_to=[reply_to] if reply_to else None, headers=headers
    ).send()
