"""The key that a request comes with: an organisation's, in the region of the address."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from kumaja.foundation.regions.gates import region_of
from kumaja.network.registry.actions.api_keys import note_use
from kumaja.network.registry.models import ApiKey


class KeyAuth(HttpBearer):
    """`Authorization: Bearer` and a key that an association made on its desk."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiKey | None:
        """Return the key, None for one that does not open here and today."""
        day = timezone.localdate()
        rows = ApiKey.objects.opened_by(token).in_region(region_of(request)).valid_on(day)
        key = rows.select_related("organisation", "region").first()
        if key is not None:
            note_use(key=key, day=day)
        return key
