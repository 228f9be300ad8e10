"""What the search index keeps of this room: activities, and the words by which people ask."""

from kumaja.help.directory.documents.activities import LABEL, document_of, documents, touched_by

__all__ = ["LABEL", "document_of", "documents", "touched_by"]
