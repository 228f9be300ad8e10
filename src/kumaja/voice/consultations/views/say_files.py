"""Attachments of a draft: taken in one by one, let go with their tick."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.files.actions import store_file
from kumaja.foundation.files.domain.kinds import FileKind
from kumaja.foundation.files.engine.faults import Unreadable
from kumaja.foundation.files.models import StoredFile
from kumaja.voice.consultations.domain.steps import Step
from kumaja.voice.consultations.forms.draft import MOST_FILES, FilesForm
from kumaja.voice.consultations.models import ViewDraft

_ALLOWED = (FileKind.PDF, FileKind.PNG, FileKind.JPEG, FileKind.XLSX)


def files_of(draft: ViewDraft) -> list[StoredFile]:
    """Return the files of a draft, in the order in which they came."""
    contents = draft.parts.filter(step=Step.FILES).values_list("content", flat=True)
    codes = [str(code) for code in (contents.first() or {}).get("files", [])]
    found = {row.code: row for row in StoredFile.objects.filter(code__in=codes)}
    return [found[code] for code in codes if code in found]


def keep_files(
    request: SignedInRequest, draft: ViewDraft, form: FilesForm
) -> dict[str, Any] | None:
    """Return the files that the draft has now; None when one could not be taken in."""
    let_go = set(request.POST.getlist("drop"))
    codes = [row.code for row in files_of(draft) if row.code not in let_go]
    sent = form.cleaned_data.get("file")
    if sent is not None and len(codes) >= MOST_FILES:
        form.add_error("file", _("At most five files come with a view."))
        return None
    if sent is not None:
        try:
            stored = store_file(
                content=sent.read(), name=sent.name, allowed=_ALLOWED, actor=request.user,
                now=timezone.now(), region=draft.region,
            )  # fmt: skip
        except Unreadable as wrong:
            form.add_error("file", str(wrong))
            return None
        codes.append(stored.code)
    return {"files": codes}
