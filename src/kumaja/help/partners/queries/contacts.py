"""What an association has published of how to reach it."""

from __future__ import annotations

from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import public_record


def public_contact_of(organisation: Organisation) -> str:
    """Return its first public contact in one line, to be offered as the contact it gives."""
    for row in public_record(organisation).contacts:
        found = [str(row), row.phone, row.email]
        return ", ".join(filter(None, found))
    return ""
