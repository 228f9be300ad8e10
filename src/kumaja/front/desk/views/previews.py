"""Koordinaatio › Tuonti: the report of a table, and the questions that a person answers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.design.domain.shell import Link
from kumaja.foundation.imports.actions.answering import recognise
from kumaja.foundation.imports.actions.sheets import NotReady, choose_fields
from kumaja.foundation.imports.actions.writing import written_in
from kumaja.foundation.imports.domain.verdicts import Stage, Verdict
from kumaja.foundation.imports.models import ImportRow, SheetImport
from kumaja.foundation.imports.queries import sheets_in
from kumaja.front.desk.forms.sheets import AssociationForm, ChoicesForm
from kumaja.front.desk.gates import coordinators
from kumaja.front.desk.queries.import_kinds import TABLES
from kumaja.front.desk.queries.sheets import VERDICTS, SheetWords, associations_like
from kumaja.front.desk.views.lists import language_of_page, page_of
from kumaja.help.directory.domain.tables import ASKED

KEPT = "kept"


def preview(request: SignedInRequest, sheet: SheetImport) -> dict[str, Any]:
    """Return the report of a table: counts as tabs, and one page of the rows of one."""
    run = sheet.run
    assert run is not None  # noqa: S101 - the view has looked
    counts = {name: run.counts.get(name, 0) for name in VERDICTS}
    first = next((name for name, count in counts.items() if count), Verdict.NEW)
    chosen = request.GET.get("show", "")
    chosen = chosen if counts.get(chosen) else first
    rows: QuerySet[ImportRow] = run.rows.judged(Verdict(chosen)).order_by("pk")
    kept = written_in(run).exclude(sentence="")
    if sheet.stage == Stage.UNDONE:
        rows, chosen = kept.order_by("pk"), KEPT
    page, pages = page_of(request, rows)
    words = SheetWords(sheet.mapping.kind, language_of_page(), list(page))
    shown = [(row, words.pairs(row), _address(sheet, row)) for row in page]
    tabs = [
        Link(str(VERDICTS[name]), f"?show={name}", name == chosen, count=count)
        for name, count in counts.items()
        if count
    ]
    undecided = run.rows.judged(Verdict.CONFLICT).exclude(disputed=[]).filter(taken=[]).count()
    writes = run.rows.filter(
        Q(verdict__in=(Verdict.NEW, Verdict.CHANGED))
        | Q(verdict=Verdict.CONFLICT) & (~Q(taken=[]) | ~Q(fields=[]))
    ).count()
    return {
        "rows": shown, "pages": pages, "tabs": tabs, "chosen": chosen, "counts": counts,
        "undecided": undecided, "writes": writes, "kept": kept.count(),
    }  # fmt: skip


def _address(sheet: SheetImport, row: ImportRow) -> str:
    """Return where a row's question is answered; nothing when it asks none."""
    is_asked = str((row.values or {}).get("organisation", "")).startswith(ASKED)
    if sheet.stage != Stage.READ or row.verdict != Verdict.CONFLICT:
        return ""
    if not row.disputed and not is_asked:
        return ""
    asked = urlencode({"row": row.source_id})
    return f"{reverse('desk:import_row', args=[sheet.code])}?{asked}"


@once
@coordinators
def import_row(request: SignedInRequest, code: str) -> HttpResponse:
    """Decide on one row: field by field, or which association a name means."""
    sheet = get_object_or_404(sheets_in(request.region), code=code)
    name = request.GET.get("row", "")
    if sheet.run is None or sheet.stage != Stage.READ or not name:
        return redirect("desk:import_sheet", code=code)
    rows = sheet.run.rows.judged(Verdict.CONFLICT).filter(source_id=name)
    row = rows.order_by("pk").first()
    if row is None:
        return redirect("desk:import_sheet", code=code)
    try:
        return _decided(request, sheet, row)
    except NotReady:
        messages.info(request, _("This was begun already. Nothing is done twice."))
        return redirect("desk:import_sheet", code=code)


def _decided(request: SignedInRequest, sheet: SheetImport, row: ImportRow) -> HttpResponse:
    told = str((row.values or {}).get("organisation", ""))
    if told.startswith(ASKED):
        return _recognised(request, sheet, row, told.removeprefix(ASKED))
    words = SheetWords(sheet.mapping.kind, language_of_page(), [row])
    form = ChoicesForm(request.POST or None, pairs=words.disputed(row), taken=row.taken)
    if form.is_valid():
        choose_fields(sheet=sheet, row=row, taken=form.taken(), now=timezone.now())
        messages.success(request, _("Noted: %(name)s.") % {"name": row.label})
        return redirect(_next(sheet, row))
    return render(request, "desk/import_row.html", {"sheet": sheet, "row": row, "form": form})


def _recognised(
    request: SignedInRequest, sheet: SheetImport, row: ImportRow, name: str
) -> HttpResponse:
    offered = associations_like(name, request.region)
    form = AssociationForm(request.POST or None, offered=offered)
    if form.is_valid():
        table = TABLES[sheet.mapping.kind]
        mapping = table(sheet.mapping, sheet.file_name, timezone.localdate())
        count = recognise(
            sheet=sheet, mapping=mapping, asked=f"{ASKED}{name}", name=name,
            code=form.cleaned_data["association"], now=timezone.now(),
        )  # fmt: skip
        messages.success(request, _("Recognised on %(count)s rows.") % {"count": count})
        return redirect("desk:import_sheet", code=sheet.code)
    shown = {"sheet": sheet, "row": row, "form": form, "name": name, "offered": offered}
    return render(request, "desk/import_association.html", shown)


def _next(sheet: SheetImport, row: ImportRow) -> str:
    """Return where the next question is, or the report when that was the last."""
    assert sheet.run is not None  # noqa: S101 - the view has looked
    rows = sheet.run.rows.judged(Verdict.CONFLICT).filter(pk__gt=row.pk).order_by("pk")
    addresses = (_address(sheet, each) for each in rows[:20])
    report = reverse("desk:import_sheet", args=[sheet.code])
    return next(filter(None, addresses), f"{report}?show=conflict")
