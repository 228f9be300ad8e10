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
    return_path: str = "",
) -> None:
    """Send one plain text mail; raises OSError or SMTPException when the server refuses.

    `return_path` is where the server sends it back when it cannot be delivered.
    """
    headers = {"Message-ID": message_id, "Auto-Submitted": "auto-generated", "From": sender}
    if unsubscribe_url:
        headers |= {
            "List-Unsubscribe": f"<{unsubscribe_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    EmailMessage(
        subject, body, return_path or sender, [to],
        reply_to=[reply_to] if reply_to else None, headers=headers,
    ).send()  # fmt: skip
