"""Who keeps what other systems may do here."""

from __future__ import annotations

from datetime import date

from kumaja.foundation.regions.models import Region
from kumaja.help.interchange.models import (
    EmbeddingSite,
    EmbeddingSiteQuerySet,
    Webhook,
    WebhookQuerySet,
)
from kumaja.network.registry.policies import Visitor, is_administrator, is_coordinator


def may_keep_interfaces(user: Visitor, region: Region, day: date) -> bool:
    """Test whether the visitor keeps the region's interfaces: coordination, administrators."""
    return is_coordinator(user, region, day) or is_administrator(user, day)


def sites_kept_by(user: Visitor, region: Region, day: date) -> EmbeddingSiteQuerySet:
    """Return the sites that the visitor keeps; the pair of `may_keep_interfaces`."""
    rows = EmbeddingSite.objects.in_region(region)
    return rows if may_keep_interfaces(user, region, day) else rows.none()


def webhooks_kept_by(user: Visitor, region: Region, day: date) -> WebhookQuerySet:
    """Return the webhooks that the visitor keeps; a pair of `may_keep_interfaces` too."""
    rows = Webhook.objects.in_region(region).standing()
    return rows if may_keep_interfaces(user, region, day) else rows.none()
