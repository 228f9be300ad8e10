"""Koordinaatio › Tuonti: a table is brought in, its columns chosen, written, taken back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.files.engine.faults import Unreadable
from kumaja.foundation.imports.actions.sheets import (
    NotReady,
    begin,
    choose_columns,
    drop_sheet,
    keep_ours,
    mapping_for,
    receive_sheet,
)
from kumaja.foundation.imports.actions.writing import may_undo
from kumaja.foundation.imports.domain.columns import Titles
from kumaja.foundation.imports.domain.records import BrokenFile
from kumaja.foundation.imports.domain.verdicts import WORKING, Stage
from kumaja.foundation.imports.engine.progress import progress_of
from kumaja.foundation.imports.models import SheetImport, told
from kumaja.foundation.imports.queries import sheets_in, sources_of
from kumaja.front.desk.forms.sheets import ColumnsForm, SheetForm
from kumaja.front.desk.gates import coordinators
from kumaja.front.desk.queries.import_kinds import TABLES
from kumaja.front.desk.queries.sheets import KINDS, STAGES
from kumaja.front.desk.views.lists import page_of
from kumaja.front.desk.views.previews import preview

RELOAD_SECONDS = "5"
READ, APPLY, UNDO = "desk.read_sheet", "desk.apply_sheet", "desk.undo_sheet"


@require_safe
@coordinators
def imports(request: SignedInRequest) -> HttpResponse:
    """List the tables that were brought into the region."""
    page, pages = page_of(request, sheets_in(request.region))
    rows = [(row, KINDS[row.mapping.kind], STAGES[row.stage]) for row in page]
    return render(request, "desk/imports.html", {"rows": rows, "pages": pages})


@once
@coordinators
def import_create(request: SignedInRequest) -> HttpResponse:
    """Take a table in, and show its columns next."""
    before = sheets_in(request.region).filter(code=request.GET.get("after", "")).first()
    initial = (
        {"kind": before.mapping.kind, "source_name": before.mapping.source_name} if before else {}
    )
    form = SheetForm(
        request.POST or None, request.FILES or None, initial=initial,
        sources=sources_of(request.region),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        sheet = _received(request, form)
        if sheet is not None:
            return redirect("desk:import_columns", code=sheet.code)
    return render(request, "desk/import_form.html", {"form": form, "before": before})


def _received(request: SignedInRequest, form: SheetForm) -> SheetImport | None:
    given, now = form.cleaned_data, timezone.now()
    mapping = mapping_for(
        region=request.region, kind=given["kind"], source_name=given["source_name"], now=now
    )
    try:
        return receive_sheet(
            content=given["file"].read(), name=given["file"].name, mapping=mapping,
            titles=Titles(TABLES[mapping.kind].columns), actor=request.user, now=now,
        )  # fmt: skip
    except BrokenFile as broken:
        form.add_error("file", told(broken.sentence.text, dict(broken.sentence.details)))
    except Unreadable as fault:
        form.add_error("file", str(fault))
    return None


@once
@coordinators
def import_columns(request: SignedInRequest, code: str) -> HttpResponse:
    """Show the columns of the file with what they are taken for, and have the file read."""
    sheet = get_object_or_404(sheets_in(request.region), code=code)
    if sheet.stage != Stage.RECEIVED:
        return redirect("desk:import_sheet", code=code)
    columns = TABLES[sheet.mapping.kind].columns
    form = ColumnsForm(request.POST or None, sheet=sheet, columns=columns)
    if form.is_valid():
        choose_columns(
            sheet=sheet, columns=form.chosen(), job=READ, actor=request.user, now=timezone.now()
        )
        return redirect("desk:import_sheet", code=code)
    forbidden = [seen["title"] for seen in sheet.seen if seen["is_forbidden"]]
    shown = {"form": form, "sheet": sheet, "kind": KINDS[sheet.mapping.kind]}
    return render(request, "desk/import_columns.html", shown | {"forbidden": forbidden})


@require_safe
@coordinators
def import_sheet(request: SignedInRequest, code: str) -> HttpResponse:
    """Show how far a table has come: the work, its report, what was written."""
    sheet = get_object_or_404(sheets_in(request.region), code=code)
    if sheet.stage == Stage.RECEIVED:
        return redirect("desk:import_columns", code=code)
    shown: dict[str, Any] = {
        "sheet": sheet, "kind": KINDS[sheet.mapping.kind], "word": STAGES[sheet.stage],
    }  # fmt: skip
    if sheet.stage in WORKING:
        done, total = progress_of(sheet.code)
        answer = render(request, "desk/import_working.html", shown | {"done": done, "total": total})
        answer["Refresh"] = RELOAD_SECONDS  # without script, too
        return answer
    if sheet.run is None:
        return render(request, "desk/import_broken.html", shown)
    shown |= preview(request, sheet)
    shown["may_undo"] = sheet.stage == Stage.APPLIED and may_undo(sheet.run, timezone.now())
    return render(request, "desk/import_sheet.html", shown)


@require_POST
@once
@coordinators
def import_apply(request: SignedInRequest, code: str) -> HttpResponse:
    """Have what was read written."""
    return _begun(request, code, Stage.APPLYING, APPLY)


@once
@coordinators
def import_undo(request: SignedInRequest, code: str) -> HttpResponse:
    """Take an import back, after a page that says what that means."""
    sheet = get_object_or_404(sheets_in(request.region), code=code)
    is_late = sheet.run is None or not may_undo(sheet.run, timezone.now())
    if sheet.stage != Stage.APPLIED or is_late:
        return redirect("desk:import_sheet", code=code)
    if request.method != "POST":
        return render(request, "desk/import_undo.html", {"sheet": sheet})
    return _begun(request, code, Stage.UNDOING, UNDO)


def _begun(request: SignedInRequest, code: str, stage: Stage, job: str) -> HttpResponse:
    sheet = get_object_or_404(sheets_in(request.region), code=code)
    try:
        begin(sheet=sheet, stage=stage, job=job, actor=request.user, now=timezone.now())
    except NotReady:
        messages.info(request, _("This was begun already. Nothing is done twice."))
    return redirect("desk:import_sheet", code=code)


@require_POST
@once
@coordinators
def import_keep_ours(request: SignedInRequest, code: str) -> HttpResponse:
    """Let ours stand wherever the table says otherwise."""
    sheet = get_object_or_404(sheets_in(request.region), code=code)
    try:
        keep_ours(sheet=sheet, now=timezone.now())
    except NotReady:
        messages.info(request, _("This was begun already. Nothing is done twice."))
    else:
        messages.success(request, _("Ours stays everywhere."))
    return redirect("desk:import_sheet", code=code)


@require_POST
@once
@coordinators
def import_drop(request: SignedInRequest, code: str) -> HttpResponse:
    """Leave a table that was never written."""
    sheet = get_object_or_404(sheets_in(request.region), code=code)
    try:
        drop_sheet(sheet=sheet, now=timezone.now())
    except NotReady:
        messages.info(request, _("This was begun already. Nothing is done twice."))
        return redirect("desk:import_sheet", code=code)
    messages.success(request, _("The table was left. Nothing of it is kept."))
    return redirect("desk:imports")
