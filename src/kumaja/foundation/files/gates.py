"""Handing a file out: saved, never shown."""

from __future__ import annotations

from django.http import FileResponse, Http404

from kumaja.foundation.files.domain.kinds import CONTENT_TYPES, FileKind
from kumaja.foundation.files.engine.store import path_of
from kumaja.foundation.files.models import StoredFile


def attachment(file: StoredFile) -> FileResponse:
    """Answer with the file as something to save, which no browser opens or guesses at."""
    path = path_of(file.code)
    if not path.is_file():
        raise Http404
    answer = FileResponse(
        path.open("rb"), as_attachment=True, filename=file.name,
        content_type=CONTENT_TYPES[FileKind(file.kind)],
    )  # fmt: skip
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer
