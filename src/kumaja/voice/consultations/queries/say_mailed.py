"""Which mail addresses speak for an association: its own, and its spokespeople's."""

from __future__ import annotations

from datetime import date

from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Contact, Organisation, Role


def sends_by_mail(organisation: Organisation, address: str, day: date) -> bool:
    """Test whether a link mailed to the address sends views: an editor's own only drafts."""
    if organisation.archived_at is not None or not address:
        return False
    contacts = Contact.objects.filter(organisation=organisation, email__iexact=address)
    roles = Role.objects.on(day).of_kind(RoleKind.SPOKESPERSON).filter(organisation=organisation)
    spokespeople = roles.filter(user__is_active=True, user__email__iexact=address)
    return contacts.exists() or spokespeople.exists()
