"""What this room says of the personal data that it keeps, and of the mail that all rooms send."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.domain.personal import Basis, PersonalData

RECORD = (
    PersonalData(
        room="home",
        purpose=_("To answer feedback on the service and its accessibility within 14 days."),
        lifetime=_("One year after the answer."),
        basis=Basis.LEGAL_DUTY,
        fields=("home.Feedback.reply_to", "home.Feedback.told", "home.Feedback.page"),
    ),
    PersonalData(
        room="outbox",
        purpose=_("To send mail that was asked for or that a task needs, and to see that it left."),
        lifetime=_("90 days."),
        basis=Basis.LEGITIMATE_INTEREST,
        fields=(
            "outbox.Mail.to",
            "outbox.Mail.reply_to",
            "outbox.Mail.subject",
            "outbox.Mail.body",
        ),
    ),
)
