"""What of other systems is known here: sites that show our lists."""

from kumaja.help.interchange.models.embedding import EmbeddingSite, EmbeddingSiteQuerySet

__all__ = ["EmbeddingSite", "EmbeddingSiteQuerySet"]
