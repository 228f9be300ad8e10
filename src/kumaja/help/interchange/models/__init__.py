"""What of other systems is known here: who shows our lists, and who is told of changes."""

from kumaja.help.interchange.models.embedding import EmbeddingSite, EmbeddingSiteQuerySet
from kumaja.help.interchange.models.webhook import Delivery, Webhook, WebhookQuerySet

__all__ = ["Delivery", "EmbeddingSite", "EmbeddingSiteQuerySet", "Webhook", "WebhookQuerySet"]
