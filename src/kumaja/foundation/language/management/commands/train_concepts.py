"""`kumaja manage train_concepts`: make a pack of concept vectors from a corpus."""

from __future__ import annotations

from argparse import ArgumentParser
from importlib.util import find_spec
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from kumaja.foundation.language.domain.recipe import Recipe
from kumaja.foundation.language.engine.corpus import CorpusUnreadable

_USUAL = Recipe()


class Command(BaseCommand):
    """`kumaja manage train_concepts corpus --pack concepts.npz`."""

    help = "Make a pack of concept vectors from texts that somebody has given concepts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the corpus, where to write, and how large the pack may be."""
        parser.add_argument("corpus", type=Path)
        parser.add_argument("--pack", type=Path, default=Path("concepts.npz"))
        parser.add_argument("--dimensions", type=int, default=_USUAL.dimensions)
        parser.add_argument("--words", type=int, default=_USUAL.words, help="of each language")

    def handle(
        self,
        *args: object,
        corpus: Path,
        pack: Path,
        dimensions: int,
        words: int,
        **given: object,
    ) -> None:
        """Train, telling how far it is; say what was written."""
        del args, given
        if find_spec("numpy") is None:
            raise CommandError('numpy is not here: pip install "kumaja[concepts]"')
        from kumaja.foundation.language.engine.training import train  # noqa: PLC0415 - needs numpy

        recipe = Recipe(dimensions=dimensions, words=words)
        try:
            known = train(corpus, pack, recipe=recipe, tell=self.stdout.write)
        except (CorpusUnreadable, OSError) as error:
            raise CommandError(str(error)) from error
        size = pack.stat().st_size / 1_000_000
        self.stdout.write(f"{pack}: {known} words, {size:.1f} MB. Name it in KUMAJA_CONCEPTS.")
