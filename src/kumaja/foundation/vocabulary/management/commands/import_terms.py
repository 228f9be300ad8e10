"""Import the national vocabularies: life events, target groups, service classes."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kumaja.foundation.vocabulary.actions import import_terms
from kumaja.foundation.vocabulary.domain.records import TermRecord
from kumaja.foundation.vocabulary.engine.ptv_terms import UnreadableVocabulary, read_terms


class Command(BaseCommand):
    """`kumaja manage import_terms LifeEvents.json ServiceClasses.json --apply`."""

    help = "Read vocabularies of the national service store; without --apply nothing is written."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the files, and whether to write."""
        parser.add_argument("files", nargs="+", type=Path)
        parser.add_argument("--apply", action="store_true")

    def handle(self, *args: object, files: list[Path], apply: bool, **given: object) -> None:
        """Tell what each file holds and what was refused; write when told to."""
        del args, given
        read: list[TermRecord] = []
        for file in files:
            try:
                found = read_terms(file.read_bytes())
            except (OSError, UnreadableVocabulary) as error:
                raise CommandError(f"{file.name}: {error}") from error
            self.stdout.write(f"{file.name}: {len(found.terms)} terms")
            for row in found.refused:
                self.stdout.write(f"  refused: record {row.place} {row.notation}: {row.reason}")
            read.extend(found.terms)
        if apply:
            written = import_terms(records=read, actor="import ptv", now=timezone.now())
            self.stdout.write(f"{written} terms written.")
