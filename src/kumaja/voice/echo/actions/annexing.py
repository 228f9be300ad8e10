"""Making the package for the registry office: asked for on the desk, written by a job."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.files.actions import remove_file, store_file
from kumaja.foundation.files.domain.kinds import FileKind
from kumaja.foundation.files.domain.limits import MEGABYTE, Limits
from kumaja.foundation.outbox.actions import enqueue
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.voice.echo.domain.annex import Reader
from kumaja.voice.echo.domain.paper import Paper
from kumaja.voice.echo.engine.paper_docx import docx_of
from kumaja.voice.echo.engine.paper_pdf import NoPdf, pdf_of
from kumaja.voice.echo.models import Annex, AnnexFile
from kumaja.voice.echo.queries.annex.gathering import gather
from kumaja.voice.echo.queries.annex.paper import annex_paper
from kumaja.voice.matters.models import Matter, MatterOwner

MAKE: Final = "echo.make_annex"
LANGUAGES: Final = ("fi", "sv")
FILES_LIFE: Final = timedelta(days=60)
LONGEST_WORK: Final = timedelta(hours=1)
_LIMITS: Final = Limits(size=100 * MEGABYTE, unpacked_size=1000 * MEGABYTE)


class AnnexUnderWay(Exception):
    """A package of the matter is being made already."""


@transaction.atomic
def ask_annex(
    *, matter: Matter, owner: MatterOwner | None, actor: User | str, now: datetime
) -> Annex:
    """Ask for the package of a matter; a job writes its files. Raises AnnexUnderWay."""
    require_open(matter.region, now)
    stuck = Annex.objects.filter(matter=matter, made_at=None, asked_at__lt=now - LONGEST_WORK)
    stuck.filter(dropped_at=None).update(dropped_at=now)
    annex = Annex(matter=matter, owner=owner, asked_at=now)
    annex.full_clean(exclude=["matter", "owner"], validate_constraints=False)
    try:
        with transaction.atomic():
            annex.save(force_insert=True)
    except IntegrityError as twice:
        raise AnnexUnderWay(matter.code) from twice
    told = {"matter": matter.code, "for": str(owner) if owner else "coordination"}
    record(actor, "asked for the annex", annex, now=now, region=matter.region, after=told)
    enqueue(MAKE, {"annex": annex.code}, now=now, key=annex.code)
    return annex


def make_annex(*, annex: Annex, now: datetime) -> None:
    """Write the files of a package: Finnish and Swedish, DOCX and, where it can be, PDF.

    They are drawn before anything is held: nobody waits for a long document to be printed.
    """
    if annex.made_at is not None or annex.dropped_at is not None:
        return
    gathered = gather(annex.matter, Reader.BODY, now)
    made = []
    lacks_pdf = False
    for language in LANGUAGES:
        paper = annex_paper(gathered, language, annex.owner)
        made.append((paper, FileKind.DOCX, docx_of(paper)))
        try:
            made.append((paper, FileKind.PDF, pdf_of(paper)))
        except NoPdf:
            lacks_pdf = True
    _keep_all(annex, made, lacks_pdf=lacks_pdf, now=now)


@transaction.atomic
def _keep_all(
    annex: Annex, made: Iterable[tuple[Paper, FileKind, bytes]], *, lacks_pdf: bool, now: datetime
) -> None:
    held = Annex.objects.select_for_update().get(pk=annex.pk)
    if held.made_at is not None or held.dropped_at is not None:
        return
    for paper, kind, content in made:
        _keep(annex, paper, kind, content, now)
    held.made_at, held.lacks_pdf = now, lacks_pdf
    held.save(update_fields=["made_at", "lacks_pdf"])
    told = {"files": held.files.count(), "lacks_pdf": lacks_pdf}
    record(None, "made the annex", held, now=now, region=annex.matter.region, after=told)


@transaction.atomic
def drop_annexes(annexes: Iterable[Annex], *, now: datetime) -> None:
    """Delete the files of packages; that they were made stays."""
    for annex in annexes:
        for each in annex.files.select_related("file"):
            each.delete()
            remove_file(file=each.file, actor=None, now=now)
        annex.dropped_at = now
        annex.save(update_fields=["dropped_at"])


def drop_old_annexes(*, now: datetime) -> None:
    """Delete the files of packages after their lifetime."""
    old = Annex.objects.filter(dropped_at=None, asked_at__lt=now - FILES_LIFE)
    drop_annexes(old, now=now)


def _keep(annex: Annex, paper: Paper, kind: FileKind, content: bytes, now: datetime) -> None:
    with override(paper.language):
        name = _("hearing of associations")
    matter = annex.matter
    parts = slugify(f"{name} {matter.case_number or matter} {now:%Y-%m-%d} {paper.language}")
    file = store_file(
        content=content, name=f"{parts}.{kind}", allowed=(kind,), actor=None, now=now,
        region=matter.region, limits=_LIMITS,
    )  # fmt: skip
    AnnexFile.objects.create(annex=annex, language=paper.language, file=file)
