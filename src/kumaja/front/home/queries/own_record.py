"""What this room says of the personal data that it keeps."""

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
)
